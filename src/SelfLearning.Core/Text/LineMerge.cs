namespace SelfLearning.Core.Text;

/// <summary>A three-way merge by line, with the decisions of <c>git merge-file</c>: what one side changed is taken, what both changed alike stands
/// once, and changes that overlap or touch are a conflict.</summary>
public sealed class LineMerge
{
    /// <summary>A stretch of the merge: lines that are settled, or a conflict with what each side has there.</summary>
    /// <param name="Settled">The lines; null for a conflict.</param>
    /// <param name="Base">What stood there before.</param>
    /// <param name="Ours">What the one side made of it.</param>
    /// <param name="Theirs">What the other made of it.</param>
    public sealed record Part(IReadOnlyList<string>? Settled, IReadOnlyList<string> Base, IReadOnlyList<string> Ours, IReadOnlyList<string> Theirs)
    {
        public bool IsConflict => Settled is null;
    }

    private readonly List<Part> parts = [];

    private LineMerge()
    {
    }

    public IReadOnlyList<Part> Parts => parts;

    public IEnumerable<Part> Conflicts => parts.Where(p => p.IsConflict);

    public static LineMerge Of(string before, string ours, string theirs)
    {
        var merge = new LineMerge();
        merge.Join(LineDiff.Lines(before), LineDiff.Lines(ours), LineDiff.Lines(theirs));
        return merge;
    }

    /// <summary>The merged text; null where there is a conflict and no side is to win it.</summary>
    /// <param name="keep">Which side of a conflict stays.</param>
    public string? Text(MergeSide? keep = null)
    {
        if (keep is null && Conflicts.Any())
            return null;
        return string.Concat(parts.SelectMany(p => p.Settled ?? (keep == MergeSide.Ours ? p.Ours : p.Theirs)));
    }

    private void Join(List<string> before, List<string> ours, List<string> theirs)
    {
        var (left, right) = (new Queue<Difference>(LineDiff.Of(before, ours)), new Queue<Difference>(LineDiff.Of(before, theirs)));
        var (at, inOurs, inTheirs) = (0, 0, 0);
        while (left.Count + right.Count > 0)
        {
            var start = Math.Min(left.Count > 0 ? left.Peek().OldStart : int.MaxValue, right.Count > 0 ? right.Peek().OldStart : int.MaxValue);
            Settle(before, at, start);
            (inOurs, inTheirs) = (inOurs + start - at, inTheirs + start - at);
            // All changes of either side that touch each other are one stretch.
            var (end, growthOurs, growthTheirs, fromOurs, fromTheirs) = (start, 0, 0, false, false);
            while (true)
            {
                if (left.Count > 0 && left.Peek().OldStart <= end && (left.Peek().OldStart < end || fromTheirs || !fromOurs))
                    Take(left, ref end, ref growthOurs, ref fromOurs);
                else if (right.Count > 0 && right.Peek().OldStart <= end && (right.Peek().OldStart < end || fromOurs || !fromTheirs))
                    Take(right, ref end, ref growthTheirs, ref fromTheirs);
                else
                    break;
            }

            var size = end - start;
            var (mine, other) = (ours.GetRange(inOurs, size + growthOurs), theirs.GetRange(inTheirs, size + growthTheirs));
            if (!fromTheirs || !fromOurs || mine.SequenceEqual(other))
                Add(fromOurs ? mine : other);
            else
                parts.Add(new Part(null, before.GetRange(start, size), mine, other));
            (at, inOurs, inTheirs) = (end, inOurs + mine.Count, inTheirs + other.Count);
        }

        Settle(before, at, before.Count);
    }

    private static void Take(Queue<Difference> side, ref int end, ref int growth, ref bool isFrom)
    {
        var taken = side.Dequeue();
        (end, growth, isFrom) = (Math.Max(end, taken.OldEnd), growth + taken.NewCount - taken.OldCount, true);
    }

    private void Settle(List<string> before, int from, int to)
    {
        if (to > from)
            Add(before.GetRange(from, to - from));
    }

    private void Add(List<string> lines) => parts.Add(new Part(lines, [], [], []));
}

/// <summary>A side of a merge: ours is what the card says now, theirs what people made of the text.</summary>
public enum MergeSide
{
    Ours,
    Theirs,
}
