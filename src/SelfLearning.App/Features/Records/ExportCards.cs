using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Records;

/// <summary>Cards as they are now, for another place: without secrets, in the order of their latest line.</summary>
public static class ExportCards
{
    /// <summary>The cards with these ids; without ids all that are not put aside.</summary>
    public static IReadOnlyList<JsonObject> Run(Workspace work, IReadOnlyList<string> ids)
    {
        if (ids.Count > 0)
            return [.. ShowRecords.Run(work, ids).Select(i => Clean(i.Record))];
        using var stores = work.Stores.Open();
        return [.. All(stores[work.Project]).Select(card => Clean(card.Body))];
    }

    /// <summary>The cards that may go where everybody reads them: accepted and shareable.</summary>
    public static IReadOnlyList<string> Accepted(Workspace work)
    {
        using var stores = work.Stores.Open();
        List<string> ids = [.. All(stores[work.Project]).Where(c => c.Status == Status.Accepted && c.Shareable).Select(c => c.Id)];
        return ids.Count > 0 ? ids : throw new UserError("No card is accepted and shareable.", "Accept some with `self-learning aha-status --id … --status accepted --shareable true`, or name cards with --ids.");
    }

    private static IEnumerable<CardState> All(StoreSnapshot snapshot) => snapshot.Cards.ByLatest().Select(snapshot.Card).Where(c => !c.IsForeign && !Status.IsPutAside(c.Status));

    private static JsonObject Clean(JsonObject card) => (JsonObject)Redaction.Redact(card);
}
