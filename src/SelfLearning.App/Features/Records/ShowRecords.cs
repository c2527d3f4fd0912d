using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
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
        var project = work.Project.Load();
        var global = new Lazy<StoreSnapshot>(work.Global.Load);
        var items = ids.Distinct().Select(id => (Id: id, Item: Find(work.Project, project, id) ?? Find(work.Global, global.Value, id))).ToList();
        var unknown = items.Where(i => i.Item is null).Select(i => i.Id).ToList();
        return unknown.Count == 0
            ? [.. items.Select(i => i.Item!)]
            : throw new UserError($"Unknown: {string.Join(", ", unknown)}.", "See `self-learning list --all` for the ids that are known.");
    }

    private static Item? Find(Store store, StoreSnapshot snapshot, string id)
    {
        var journal = snapshot.Cards.Has(id) ? snapshot.Cards.Journal
            : snapshot.Recommendations.Has(id) ? snapshot.Recommendations.Journal
            : snapshot.Events;
        List<JsonObject> versions = [.. Rows(journal, [Field.Id], id)];
        if (versions.Count == 0)
            return null;
        List<JsonObject> signals = [.. Rows(snapshot.Signals, JournalKind.Signals.References, id)];
        var card = snapshot.Cards.Find(id) is { } line ? snapshot.Card(line) : (CardState?)null;
        return new Item(id, journal.Kind.Noun, store.Path, versions[^1], versions[..^1], signals, card?.Score, card?.Trust);
    }

    private static IEnumerable<JsonObject> Rows(Journal journal, IReadOnlyList<Field> fields, string id)
    {
        for (var row = 0; row < journal.Count; row++)
        {
            if (fields.Any(field => journal.Text(row, field) == id))
                yield return journal.Body(row);
        }
    }
}
