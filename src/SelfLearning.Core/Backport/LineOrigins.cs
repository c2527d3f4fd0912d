using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>Where each line of a block came from.</summary>
public static class LineOrigins
{
    /// <summary>What a line has that no version of the card brought: somebody wrote it into the block.</summary>
    public const int Edited = -1;

    /// <summary>For each line of a block the first of its card's texts that had it, as <c>git blame</c> would say, or <see cref="Edited"/>.</summary>
    /// <param name="texts">What the card's versions read as, the oldest first, up to the one that was put in; lines end in <c>\n</c>.</param>
    /// <param name="now">The block's text.</param>
    public static IReadOnlyList<int> Of(IReadOnlyList<string> texts, string now)
    {
        List<int> origins = [];
        var before = new List<string>();
        for (var i = 0; i <= texts.Count; i++)
        {
            var lines = LineDiff.Lines(i < texts.Count ? texts[i] : now);
            origins = Carried(origins, LineDiff.Of(before, lines), i < texts.Count ? i : Edited);
            before = lines;
        }

        return origins;
    }

    private static List<int> Carried(List<int> before, IReadOnlyList<Difference> differences, int fresh)
    {
        var carried = new List<int>();
        var at = 0;
        foreach (var d in differences)
        {
            carried.AddRange(before[at..d.OldStart]);
            carried.AddRange(Enumerable.Repeat(fresh, d.NewCount));
            at = d.OldEnd;
        }

        carried.AddRange(before[at..]);
        return carried;
    }
}
