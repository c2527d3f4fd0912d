using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>The lines of one id: the first gives its creation, the latest its state, those between are history.</summary>
/// <param name="Id">The id.</param>
/// <param name="Index">Its place in order of first appearance.</param>
/// <param name="First">The row of its first line.</param>
/// <param name="Latest">The row of its latest line.</param>
/// <param name="Lines">How many lines it has.</param>
public readonly record struct Lifeline(string Id, int Index, int First, int Latest, int Lines);

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
        var known = byId.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[128];
        for (var row = 0; row < journal.Count; row++)
        {
            var text = journal.Text(row, Field.Id, buffer);
            if (known.TryGetValue(text, out var at))
            {
                items[at] = items[at] with { Latest = row, Lines = items[at].Lines + 1 };
            }
            else
            {
                var id = text.ToString();
                byId.Add(id, items.Count);
                items.Add(new Lifeline(id, items.Count, row, row, 1));
            }
        }

        return new Fold(journal, items, byId);
    }

    public bool Has(string id) => byId.ContainsKey(id);

    public Lifeline? Find(string id) => byId.TryGetValue(id, out var at) ? items[at] : null;

    /// <summary>The place of an id in order of first appearance, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> id) => byId.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var at) ? at : -1;

    /// <summary>The ids in the order of their latest line, newest last.</summary>
    public IEnumerable<Lifeline> ByLatest() => items.OrderBy(i => i.Latest);
}
