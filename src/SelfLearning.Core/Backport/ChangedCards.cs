using SelfLearning.Core.Text;
namespace SelfLearning.Core.Backport;

/// <summary>The cards whose block differs between the two texts of a change, and where they stand. A diff may begin within a card that stays as
/// it is, where the next one has the same lines.</summary>
internal sealed class ChangedCards
{
    private readonly List<MarkedBlock> before;
    private readonly List<MarkedBlock> after;

    internal ChangedCards(TextChange change)
    {
        var (old, now) = (Blocks(change.Before), Blocks(change.After));
        before = [.. old.Where(o => !now.Exists(n => IsSame(o, n))).Select(b => b.Block)];
        after = [.. now.Where(n => !old.Exists(o => IsSame(o, n))).Select(b => b.Block)];
    }

    /// <summary>The ids of those that some differences touch.</summary>
    internal IReadOnlyList<string> In(IReadOnlyList<Difference> hunk) =>
        [.. hunk.SelectMany(d => Touched(before, d.OldStart, d.OldCount).Concat(Touched(after, d.NewStart, d.NewCount))).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Touched(List<MarkedBlock> cards, int start, int count) =>
        cards.Where(c => c.FirstLine < start + count && c.LastLine >= start).Select(c => c.Id);

    private static bool IsSame((MarkedBlock Block, string Text) a, (MarkedBlock Block, string Text) b) => a.Block.Id == b.Block.Id && a.Text == b.Text;

    private static List<(MarkedBlock Block, string Text)> Blocks(string? text)
    {
        if (text is null)
            return [];
        var target = new TargetText(text);
        return [.. TargetMarks.Of(target).Cards.Select(c => (c, text[target.Start(c.FirstLine)..target.End(c.LastLine)]))];
    }
}
