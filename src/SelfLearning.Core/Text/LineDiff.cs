namespace SelfLearning.Core.Text;

/// <summary>The lines that differ between two texts, aligned as git's default algorithm aligns them, so that a merge decides as <c>git merge-file</c>
/// does: the middle snake of E. Myers (An O(ND) Difference Algorithm, 1986, section 4b) over the lines that both texts have, then each stretch
/// moved to where it meets one of the other text, or else as far down as it can go.</summary>
public sealed class LineDiff
{
    // From so many differing lines on, what is left between two matches is taken as wholly different.
    private const int MaxEdits = 2000;

    private readonly ChangedLines a;
    private readonly ChangedLines b;

    private LineDiff(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        (this.a, this.b) = (new ChangedLines(Numbers(a, known)), new ChangedLines(Numbers(b, known)));
    }

    public static IReadOnlyList<Difference> Of(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var diff = new LineDiff(a, b);
        diff.Compare();
        diff.a.Slide(diff.b);
        diff.b.Slide(diff.a);
        return diff.Stretches();
    }

    /// <summary>The lines of a text, each with its end.</summary>
    public static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static int[] Numbers(IReadOnlyList<string> lines, Dictionary<string, int> known)
    {
        var numbers = new int[lines.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!known.TryGetValue(lines[i], out numbers[i]))
                known.Add(lines[i], numbers[i] = known.Count);
        }

        return numbers;
    }

    private void Compare()
    {
        var head = 0;
        while (head < a.Count && head < b.Count && a.Lines[head] == b.Lines[head])
            head++;
        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && a.Lines[^(tail + 1)] == b.Lines[^(tail + 1)])
            tail++;
        var (ofA, ofB) = (Telling(a, b, head, tail), Telling(b, a, head, tail));
        new MiddleSnake(a, b, ofA, ofB, MaxEdits).Compare(0, ofA.Length, 0, ofB.Length);
    }

    // The lines that can tell where the texts meet. What the other text does not have is changed anyhow; so is a frequent line amid such lines.
    private static int[] Telling(ChangedLines text, ChangedLines other, int head, int tail)
    {
        var counts = new Dictionary<int, int>();
        foreach (var line in other.Lines)
            counts[line] = counts.GetValueOrDefault(line) + 1;
        var frequent = RoughRoot(text.Count);
        var end = text.Count - tail;
        var grades = new LineGrade[text.Count];
        for (var i = head; i < end; i++)
            grades[i] = counts.GetValueOrDefault(text.Lines[i]) is var count && count == 0 ? LineGrade.Alone : count >= frequent ? LineGrade.Frequent : LineGrade.Telling;
        var telling = new List<int>();
        for (var i = head; i < end; i++)
        {
            if (grades[i] == LineGrade.Telling || (grades[i] == LineGrade.Frequent && !LineGrades.IsAmidAlone(grades, i, head, end)))
                telling.Add(i);
            else
                text.Mark(i);
        }

        return [.. telling];
    }

    // A power of two near the square root, at most 1024: what git counts as frequent.
    private static int RoughRoot(int n)
    {
        var root = 1;
        for (; n > 0; n >>= 2)
            root <<= 1;
        return Math.Min(root, 1024);
    }

    private List<Difference> Stretches()
    {
        var stretches = new List<Difference>();
        for (var (i, j) = (0, 0); i < a.Count || j < b.Count;)
        {
            var (fromA, fromB) = (i, j);
            while (a.IsChanged(i))
                i++;
            while (b.IsChanged(j))
                j++;
            if (i > fromA || j > fromB)
                stretches.Add(new Difference(fromA, i - fromA, fromB, j - fromB));
            else
                (i, j) = (i + 1, j + 1);
        }

        return stretches;
    }
}
