using SelfLearning.App.Storage;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Backports;

/// <summary>A block in a target, with what is known of it.</summary>
/// <param name="Mark">Where it stands, and what its mark says.</param>
/// <param name="Now">Its text, lines ending in <c>\n</c>.</param>
/// <param name="Before">The text as it was put in; null where nobody knows it.</param>
/// <param name="Home">The store of its card; null where none knows it.</param>
/// <param name="Versions">The card's versions, the oldest first.</param>
/// <param name="Backport">The backport that put it in; null where this store does not know it.</param>
/// <param name="IsForeign">Whether the card is of a newer format.</param>
internal sealed record StandingBlock(MarkedBlock Mark, string Now, string? Before, Store? Home, IReadOnlyList<JsonObject> Versions, BackportRecord? Backport, bool IsForeign)
{
    public string CardId => Mark.Id;

    public string? Part => Mark["part"];

    /// <summary>Whether people changed it. A block whose first text is lost is taken for one that they did.</summary>
    public bool IsEdited => Before != Now;

    public BackportCard Card => BackportCard.Of(Versions[^1], Versions.Any(v => v.Text(Keys.Status) == Status.Accepted));
}
