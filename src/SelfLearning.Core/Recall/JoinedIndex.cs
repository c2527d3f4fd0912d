namespace SelfLearning.Core.Recall;

/// <summary>Two indexes as one. Numbers of the upper come after the lower's, so that its cards stand first on equal scores; counts and
/// lengths are added. A card that both have is in it twice: who asks leaves one out.</summary>
public sealed class JoinedIndex(ICardIndex lower, ICardIndex upper) : ICardIndex
{
    private const int Offset = 1 << 30;

    public int Count => lower.Count + upper.Count;

    /// <summary>Whether a number is of the upper index.</summary>
    public static bool IsUpper(int number) => number >= Offset;

    public double AverageLength(CardField field) =>
        Count == 0 ? 0 : ((lower.AverageLength(field) * lower.Count) + (upper.AverageLength(field) * upper.Count)) / Count;

    public int Frequency(string term) => lower.Frequency(term) + upper.Frequency(term);

    public IReadOnlyList<int> Newest(string term, int most) =>
        upper.Newest(term, most) is var last && last.Count == most ? Join([], last) : Join(lower.Newest(term, most - last.Count), last);

    public IReadOnlyList<int> WithInTitle(string term) => Join(lower.WithInTitle(term), upper.WithInTitle(term));

    public IReadOnlyList<int>? WithBoth(string first, string second, int most) =>
        lower.WithBoth(first, second, most) is { } below && upper.WithBoth(first, second, most - below.Count) is { } above ? Join(below, above) : null;

    public IEnumerable<string> Beginning(string prefix) => lower.Beginning(prefix).Union(upper.Beginning(prefix), StringComparer.Ordinal);

    public IndexedCard Card(int number) => IsUpper(number) ? upper.Card(number - Offset) : lower.Card(number);

    public void Read(int number, CardTerms into)
    {
        if (IsUpper(number))
            upper.Read(number - Offset, into);
        else
            lower.Read(number, into);
    }

    private static IReadOnlyList<int> Join(IReadOnlyList<int> a, IReadOnlyList<int> b)
    {
        if (b.Count == 0)
            return a;
        var all = new int[a.Count + b.Count];
        for (var i = 0; i < all.Length; i++)
            all[i] = i < a.Count ? a[i] : b[i - a.Count] + Offset;
        return all;
    }
}
