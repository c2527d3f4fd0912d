using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Whole records with their history and signals.</summary>
public static class ShowRecords
{
    /// <summary>A record; its score and trust where it is a card.</summary>
    public sealed record Item(string Id, string Kind, string Store, JsonObject Record, IReadOnlyList<JsonObject> History, IReadOnlyList<JsonObject> Signals, Score? Score, double? Trust);

    public static IReadOnlyList<Item> Run(Workspace work, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some: self-learning show aha_…");
        using var stores = work.Stores.Open();
        var items = ids.Distinct().Select(id => (Id: id, Item: work.Stores.All.Select(store => Find(store, stores[store], id)).FirstOrDefault(i => i is not null))).ToList();
        var unknown = items.Where(i => i.Item is null).Select(i => i.Id).ToList();
        return unknown.Count == 0
            ? [.. items.Select(i => i.Item!)]
            : throw new UserError($"Unknown: {string.Join(", ", unknown)}.", "See `self-learning list --all` for the ids that are known.");
    }

    private static Item? Find(Store store, StoreSnapshot snapshot, string id)
    {
        var fold = new[] { snapshot.Cards, snapshot.Recommendations, snapshot.EventsById }.FirstOrDefault(f => f.Has(id));
        if (fold is null)
            return null;
        List<JsonObject> versions = [.. Enumerable.Range(0, fold.Journal.Count).Where(row => fold.Journal.Id(row) == id).Select(fold.Journal.Body)];
        var signals = snapshot.SignalsOf(id);
        var card = snapshot.Cards.Find(id) is { } line ? snapshot.Card(line) : (CardState?)null;
        return new Item(
            id, fold.Journal.Kind.Noun, store.Path, versions[^1], versions[..^1], [.. Enumerable.Range(0, signals.Count).Select(signals.Body)], card?.Score, card?.Trust);
    }
}
