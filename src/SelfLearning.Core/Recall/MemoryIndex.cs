namespace SelfLearning.Core.Recall;

/// <summary>The index in memory: an inverted list of card numbers a term. For small stores, and where no file can be written.</summary>
public sealed class MemoryIndex : ICardIndex
{
    private static readonly int[] None = [];
    private readonly IReadOnlyList<IndexedCard> cards;
    private readonly Dictionary<string, int[]> everywhere;
    private readonly Dictionary<string, int[]> titles;
    private readonly long[] lengths = new long[CardFields.Count];

    public MemoryIndex(IReadOnlyList<IndexedCard> cards)
    {
        this.cards = cards;
        everywhere = Invert(cards, _ => true);
        titles = Invert(cards, field => field == (int)CardField.Title);
        foreach (var card in cards)
        {
            for (var field = 0; field < lengths.Length; field++)
                lengths[field] += card.Fields[field].Length;
        }
    }

    public int Count => cards.Count;

    public double AverageLength(CardField field) => cards.Count == 0 ? 0 : (double)lengths[(int)field] / cards.Count;

    public int Frequency(string term) => everywhere.GetValueOrDefault(term, None).Length;

    public IReadOnlyList<int> With(string term) => everywhere.GetValueOrDefault(term, None);

    public IReadOnlyList<int> WithInTitle(string term) => titles.GetValueOrDefault(term, None);

    public IReadOnlyList<int> WithBoth(string first, string second)
    {
        var a = everywhere.GetValueOrDefault(first, None);
        var b = everywhere.GetValueOrDefault(second, None);
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

        return both;
    }

    public IEnumerable<string> Beginning(string prefix) => everywhere.Keys.Where(term => term.StartsWith(prefix, StringComparison.Ordinal));

    public IndexedCard Card(int number) => cards[number];

    private static Dictionary<string, int[]> Invert(IReadOnlyList<IndexedCard> cards, Func<int, bool> wanted)
    {
        var lists = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var number = 0; number < cards.Count; number++)
        {
            for (var field = 0; field < CardFields.Count; field++)
            {
                if (!wanted(field))
                    continue;
                foreach (var term in cards[number].Fields[field])
                {
                    if (!lists.TryGetValue(term, out var list))
                        lists.Add(term, list = []);
                    if (list.Count == 0 || list[^1] != number)
                        list.Add(number);
                }
            }
        }

        return lists.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
    }
}
