namespace SelfLearning.Core.Backport;

/// <summary>A stretch of lines that differs: from <see cref="OldStart"/> so many old lines go, and so many new ones come.</summary>
internal readonly record struct Difference(int OldStart, int OldCount, int NewStart, int NewCount);

/// <summary>The lines that differ between two texts, by Myers' greedy algorithm (E. Myers, An O(ND) Difference Algorithm, 1986). Texts that
/// differ in more than a thousand lines are taken as wholly different between their common head and tail.</summary>
internal static class LineDiff
{
    private const int MaxEdits = 1000;

    internal static List<Difference> Of(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var head = 0;
        while (head < a.Count && head < b.Count && a[head] == b[head])
            head++;
        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;
        var (n, m) = (a.Count - head - tail, b.Count - head - tail);
        if (n == 0 && m == 0)
            return [];
        if (n == 0 || m == 0 || Trace(a, b, head, n, m) is not { } trace)
            return [new Difference(head, n, head, m)];
        return Backwards(trace, head, n, m);
    }

    private static List<int[]>? Trace(IReadOnlyList<string> a, IReadOnlyList<string> b, int head, int n, int m)
    {
        var max = Math.Min(n + m, MaxEdits);
        var reach = new int[(2 * max) + 2];
        var trace = new List<int[]>();
        for (var d = 0; d <= max; d++)
        {
            trace.Add([.. reach]);
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && reach[At(k - 1)] < reach[At(k + 1)]) ? reach[At(k + 1)] : reach[At(k - 1)] + 1;
                var y = x - k;
                while (x < n && y < m && a[head + x] == b[head + y])
                    (x, y) = (x + 1, y + 1);
                reach[At(k)] = x;
                if (x >= n && y >= m)
                    return trace;
            }
        }

        return null;

        int At(int k) => k < 0 ? reach.Length + k : k;
    }

    private static List<Difference> Backwards(List<int[]> trace, int head, int n, int m)
    {
        var edits = new List<Difference>();
        var (x, y) = (n, m);
        for (var d = trace.Count - 1; d > 0; d--)
        {
            var reach = trace[d];
            var k = x - y;
            var down = k == -d || (k != d && reach[At(k - 1)] < reach[At(k + 1)]);
            var fromK = down ? k + 1 : k - 1;
            var fromX = reach[At(fromK)];
            var fromY = fromX - fromK;
            edits.Add(down ? new Difference(head + fromX, 0, head + fromY, 1) : new Difference(head + fromX, 1, head + fromY, 0));
            (x, y) = (fromX, fromY);

            int At(int index) => index < 0 ? reach.Length + index : index;
        }

        edits.Reverse();
        return Joined(edits);
    }

    private static List<Difference> Joined(List<Difference> edits)
    {
        var joined = new List<Difference>();
        foreach (var edit in edits)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.OldStart + last.OldCount == edit.OldStart && last.NewStart + last.NewCount == edit.NewStart)
                joined[^1] = last with { OldCount = last.OldCount + edit.OldCount, NewCount = last.NewCount + edit.NewCount };
            else
                joined.Add(edit);
        }

        return joined;
    }
}
