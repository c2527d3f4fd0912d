using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>The lines of one id: the first gives its creation, the latest its state, those between are history.</summary>
public readonly record struct Lifeline(string Id, int First, int Latest, int Lines);

/// <summary>A journal folded by id: what a card or recommendation is now. In order of first appearance.</summary>
public sealed class Fold
{
    private readonly List<Lifeline> items;
    private readonly Dictionary<string, int> byId;

    private Fold(Journal journal, List<Lifeline> items, Dictionary<string, int> byId) =>
        (Journal, this.items, this.byId) = (journal, items, byId);

    public Journal Journal { get; }

    public IReadOnlyList<Lifeline> Items => items;

    public int Count => items.Count;

    public static Fold Of(Journal journal)
    {
        var items = new List<Lifeline>(journal.Count);
        var byId = new Dictionary<string, int>(journal.Count, StringComparer.Ordinal);
        for (var row = 0; row < journal.Count; row++)
        {
            var id = journal.Id(row);
            if (byId.TryGetValue(id, out var at))
            {
                items[at] = items[at] with { Latest = row, Lines = items[at].Lines + 1 };
            }
            else
            {
                byId.Add(id, items.Count);
                items.Add(new Lifeline(id, row, row, 1));
            }
        }

        return new Fold(journal, items, byId);
    }

    public bool Has(string id) => byId.ContainsKey(id);

    public Lifeline? Find(string id) => byId.TryGetValue(id, out var at) ? items[at] : null;

    /// <summary>The ids in the order of their latest line, newest last.</summary>
    public IEnumerable<Lifeline> ByLatest() => items.OrderBy(i => i.Latest);
}
