using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Page;

/// <summary>The text of a card as it stands in a target, beside the one that it would have there now.</summary>
/// <param name="Entry">Where it stands, and how.</param>
/// <param name="InFile">Its text between the marks; null where it is gone or cannot be read.</param>
/// <param name="Now">The text of the card as it is; null where no store knows it.</param>
public sealed record BackportedText(BackportStatusCheck.Entry Entry, string? InFile, string? Now)
{
    /// <summary>Only files in which our marks were found are read.</summary>
    public static BackportedText Of(Workspace work, string file, string cardId)
    {
        var entry = BackportStatusCheck.Run(work).FirstOrDefault(e => e.File == file && e.CardId == cardId)
            ?? throw new UserError($"{cardId} does not stand in {file}.", "Reload the list of backports.");
        return new BackportedText(entry, entry.Line == 0 ? null : Standing(entry), Current(work, cardId));
    }

    private static string? Standing(BackportStatusCheck.Entry entry)
    {
        if (ForeignFile.Below(Path.GetDirectoryName(entry.File)!, Path.GetFileName(entry.File)).Before is not { } bytes || TargetText.Find(bytes) is not { } target)
            return null;
        var block = TargetMarks.Of(target).Cards.FirstOrDefault(b => b.Id == entry.CardId && b.FirstLine + 1 == entry.Line);
        if (block is null)
            return null;
        return string.Concat(Enumerable.Range(block.FirstLine + 1, block.LastLine - block.FirstLine - 1).Select(i => target.Line(i).ToString() + "\n"));
    }

    private static string? Current(Workspace work, string cardId)
    {
        using var stores = work.Stores.Open();
        return stores.Find(s => s.Cards.Has(cardId)) is { } home && stores[home].Cards.Find(cardId) is { } line
            ? CardText.Body(BackportCard.Of(stores[home].Card(line).Body, wasAccepted: false))
            : null;
    }
}
