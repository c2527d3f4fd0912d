using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Storage;

namespace SelfLearning.Features;

/// <summary>Whole records with their history and signals.</summary>
internal static class ShowRecords
{
    internal sealed record Item(string Id, string Kind, Store Store, JsonObject Record, IReadOnlyList<JsonObject> History, IReadOnlyList<JsonObject> Signals, Memories Memories);

    public static IReadOnlyList<Item> Run(Workspace work, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some: self-learning show aha_…");
        var project = work.Project.Load();
        var global = new Lazy<Memories>(work.Global.Load);
        var items = ids.Distinct().Select(id => (Id: id, Item: Find(work.Project, project, id) ?? Find(work.Global, global.Value, id))).ToList();
        var unknown = items.Where(i => i.Item is null).Select(i => i.Id).ToList();
        return unknown.Count == 0
            ? [.. items.Select(i => i.Item!)]
            : throw new UserError($"Unknown: {string.Join(", ", unknown)}.", "See `self-learning list --all` for the ids that are known.");
    }

    private static Item? Find(Store store, Memories memories, string id)
    {
        var journal = memories.Cards.Has(id) ? memories.Cards.Journal
            : memories.Recommendations.Has(id) ? memories.Recommendations.Journal
            : memories.Events;
        List<JsonObject> versions = [.. Rows(journal, Field.Id, id)];
        if (versions.Count == 0)
            return null;
        List<JsonObject> signals = [.. Rows(memories.Signals, Field.AhaId, id), .. Rows(memories.Signals, Field.RecId, id)];
        return new Item(id, journal.Kind.Noun, store, versions[^1], versions[..^1], signals, memories);
    }

    private static IEnumerable<JsonObject> Rows(Journal journal, int field, string id)
    {
        for (var row = 0; row < journal.Count; row++)
        {
            if ((field == Field.Id ? journal.Id(row) : journal.Text(row, field)) == id)
                yield return journal.Body(row);
        }
    }
}
