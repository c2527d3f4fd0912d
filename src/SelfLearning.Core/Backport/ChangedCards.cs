namespace SelfLearning.Core.Backport;

/// <summary>The cards whose block differs between the two texts of a change, and where they stand. A diff may begin within a card that stays as
/// it is, where the next one has the same lines.</summary>
internal sealed class ChangedCards
{
    private readonly List<CardBlock> before;
    private readonly List<CardBlock> after;

    internal ChangedCards(TextChange change)
    {
        var (old, now) = (Blocks(change.Before), Blocks(change.After));
        bool Stays(string id) => old.TryGetValue(id, out var a) && now.TryGetValue(id, out var b) && a.Text == b.Text;
        before = [.. old.Values.Select(b => b.Block).Where(b => !Stays(b.Id))];
        after = [.. now.Values.Select(b => b.Block).Where(b => !Stays(b.Id))];
    }

    /// <summary>The ids of those that some differences touch.</summary>
    internal IReadOnlyList<string> In(IReadOnlyList<Difference> hunk) =>
        [.. hunk.SelectMany(d => Touched(before, d.OldStart, d.OldCount).Concat(Touched(after, d.NewStart, d.NewCount))).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Touched(List<CardBlock> cards, int start, int count) =>
        cards.Where(c => c.FirstLine < start + count && c.LastLine >= start).Select(c => c.Id);

    private static Dictionary<string, (CardBlock Block, string Text)> Blocks(string? text)
    {
        if (text is null)
            return [];
        var target = new TargetText(text);
        return TargetMarks.Of(target).Cards.ToDictionary(c => c.Id, c => (c, text[target.Start(c.FirstLine)..target.End(c.LastLine)]), StringComparer.Ordinal);
    }
}
