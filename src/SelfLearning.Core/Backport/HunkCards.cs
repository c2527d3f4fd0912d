namespace SelfLearning.Core.Backport;

/// <summary>A hunk of a shown diff, and the cards that it adds, changes or takes away; none where it is only the pointer or the head.</summary>
public sealed record HunkCards(string Path, string Range, IReadOnlyList<string> CardIds)
{
    /// <summary>The hunks of changes, in the order of the diff.</summary>
    public static IReadOnlyList<HunkCards> Of(IEnumerable<TextChange> changes) => [.. changes.Where(c => c.IsChange).SelectMany(UnifiedDiff.Hunks)];
}
