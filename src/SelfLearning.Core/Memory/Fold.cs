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
    private readonly Action<Journal, string>? pick;

    private Fold(Journal journal, List<Lifeline> items, Dictionary<string, int> byId, Action<Journal, string>? pick = null) =>
        (Journal, this.items, this.byId, this.pick) = (journal, items, byId, pick);

    public Journal Journal { get; }

    /// <summary>All ids; not to be had of a fold that picks what it is asked for.</summary>
    public IReadOnlyList<Lifeline> Items => pick is null ? items : throw new InvalidOperationException($"{Journal.Kind.FileName} was not read whole; only ids can be looked up.");

    public int Count => Items.Count;

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

    /// <summary>A fold that picks the rows of an id when it is first asked for it.</summary>
    /// <param name="kind">Whose rows.</param>
    /// <param name="pick">Picks all rows of an id, in the order of the file.</param>
    public static Fold OfPicked(JournalKind kind, Action<Journal, string> pick) =>
        new(Journal.OfPicked(kind), [], new(StringComparer.Ordinal), pick);

    public bool Has(string id) => Find(id) is not null;

    public Lifeline? Find(string id)
    {
        if (!byId.TryGetValue(id, out var at))
        {
            if (pick is null)
                return null;
            byId.Add(id, at = Pick(id));
        }

        return at < 0 ? null : items[at];
    }

    /// <summary>The place of an id in order of first appearance, or -1.</summary>
    public int IndexOf(ReadOnlySpan<char> id) => byId.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var at) ? at : -1;

    /// <summary>The ids in the order of their latest line, newest last.</summary>
    public IEnumerable<Lifeline> ByLatest() => items.OrderBy(i => i.Latest);

    private int Pick(string id)
    {
        var first = Journal.Count;
        pick!(Journal, id); // Who gets here has one.
        if (Journal.Count == first)
            return -1;
        items.Add(new Lifeline(id, items.Count, first, Journal.Count - 1, Journal.Count - first));
        return items.Count - 1;
    }
}
