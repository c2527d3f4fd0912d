using System.Runtime.InteropServices;

namespace SelfLearning.Core.Recall;

/// <summary>The index in memory: an inverted list of card numbers a term. For small stores, and where no file can be written. Terms are kept as
/// numbers, four bytes each: a hundred thousand cards hold millions of them.</summary>
public sealed class MemoryIndex : ICardIndex
{
    private static readonly int[] None = [];
    private readonly List<(string Id, CardFacts Facts)> cards = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly long[] lengths = new long[CardFields.Count];
    private readonly Lists everywhere;
    private readonly Lists titles;

    // Of all cards one after the other: field by field its length, and its terms.
    private readonly List<int> terms = [];
    private readonly List<int> starts = [];

    public MemoryIndex(IEnumerable<IndexedCard> cards)
    {
        foreach (var card in cards)
            Add(card);
        everywhere = Invert(CardFields.Count);
        titles = Invert((int)CardField.Title + 1);
    }

    public int Count => cards.Count;

    public double AverageLength(CardField field) => cards.Count == 0 ? 0 : (double)lengths[(int)field] / cards.Count;

    public int Frequency(string term) => Find(everywhere, term).Count;

    public IReadOnlyList<int> Newest(string term, int most) =>
        Find(everywhere, term) is var all && all.Count <= most ? all : all[^most..];

    public IReadOnlyList<int> WithInTitle(string term) => Find(titles, term);

    public IReadOnlyList<int>? WithBoth(string first, string second, int most)
    {
        var a = Find(everywhere, first).AsSpan();
        var b = Find(everywhere, second).AsSpan();
        var both = new List<int>(Math.Min(a.Length, b.Length));
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            if (a[i] == b[j])
                both.Add(a[i]);
            if (a[i] <= b[j])
                i++;
            else
                j++;
        }

        return both.Count > most ? null : both;
    }

    public IEnumerable<string> Beginning(string prefix) => names.Where(term => term.StartsWith(prefix, StringComparison.Ordinal));

    public IndexedCard Card(int number)
    {
        var fields = new string[CardFields.Count][];
        var at = starts[number];
        for (var field = 0; field < fields.Length; field++)
        {
            fields[field] = new string[terms[at++]];
            for (var i = 0; i < fields[field].Length; i++)
                fields[field][i] = names[terms[at++]];
        }

        return new IndexedCard(cards[number].Id, fields, cards[number].Facts);
    }

    private void Add(IndexedCard card)
    {
        cards.Add((card.Id, card.Facts));
        starts.Add(terms.Count);
        for (var field = 0; field < CardFields.Count; field++)
        {
            lengths[field] += card.Fields[field].Length;
            terms.Add(card.Fields[field].Length);
            foreach (var term in card.Fields[field])
            {
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, term, out var known);
                if (!known)
                {
                    number = names.Count;
                    names.Add(term);
                }

                terms.Add(number);
            }
        }
    }

    // The lists lie in one array, each where the counts before it end.
    private Lists Invert(int fields)
    {
        var ends = new int[names.Count];
        Walk(fields, (term, _) => ends[term]++);
        for (var term = 1; term < ends.Length; term++)
            ends[term] += ends[term - 1];
        var begins = new int[ends.Length + 1];
        ends.CopyTo(begins, 1);
        var next = begins.AsSpan(0, ends.Length).ToArray();
        var all = new int[begins[^1]];
        Walk(fields, (term, card) => all[next[term]++] = card);
        return new Lists(all, begins);
    }

    // Each term of each card once, in the first so many fields.
    private void Walk(int fields, Action<int, int> each)
    {
        var last = new int[names.Count];
        Array.Fill(last, -1);
        for (var card = 0; card < starts.Count; card++)
        {
            var at = starts[card];
            for (var field = 0; field < fields; field++)
            {
                for (var left = terms[at++]; left > 0; left--, at++)
                {
                    if (last[terms[at]] == card)
                        continue;
                    last[terms[at]] = card;
                    each(terms[at], card);
                }
            }
        }
    }

    private ArraySegment<int> Find(Lists lists, string term) =>
        numbers.TryGetValue(term, out var at) ? new ArraySegment<int>(lists.All, lists.Begins[at], lists.Begins[at + 1] - lists.Begins[at]) : new ArraySegment<int>(None);

    private sealed record Lists(int[] All, int[] Begins);
}
