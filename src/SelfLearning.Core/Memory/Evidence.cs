using System.Text;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>The signals of every card and recommendation, counted by kind in one pass over the journal.</summary>
public sealed class Evidence
{
    internal static readonly int Used = Index(SignalKind.AhaUsed);
    internal static readonly int Reinforced = Index(SignalKind.AhaReinforced);
    private static readonly int Helped = Index(SignalKind.AhaHelped);
    private static readonly int Harmed = Index(SignalKind.AhaHarmed);

    private static readonly byte[][] Kinds = [.. SignalKind.All.Select(Encoding.ASCII.GetBytes)];

    /// <summary>From this many signals on a second thread saves more than it costs.</summary>
    internal const int WorthTwoThreads = 20_000;

    // One column more than there are kinds: a kind that we don't know is still a sign of life.
    public static readonly int Columns = SignalKind.All.Count + 1;
    private static readonly int[] None = new int[Columns];

    // Cards have their counts side by side in the order of the fold: a review walks a hundred thousand of them.
    private readonly Fold cards;
    private readonly int[] ofCards;
    private readonly Dictionary<string, int[]> ofOthers = new(StringComparer.Ordinal);

    private readonly Func<string, int[]?>? tallies;

    private Evidence(Fold cards) => (this.cards, ofCards) = (cards, new int[cards.Count * Columns]);

    private Evidence(Fold cards, Func<string, int[]?> tallies) => (this.cards, ofCards, this.tallies) = (cards, [], tallies);

    /// <summary>Evidence that was counted elsewhere and is asked for id by id.</summary>
    /// <param name="cards">The cards.</param>
    /// <param name="tallies">The counts of an id, one for each of <see cref="SignalKind.All"/> and one for all other kinds; null where it has no signal.</param>
    public static Evidence OfTallies(Fold cards, Func<string, int[]?> tallies) => new(cards, tallies);

    /// <summary>The column of a kind of signal in a tally.</summary>
    public static int Column(string? kind) => kind is not null && Index(kind) is >= 0 and var at ? at : Columns - 1;

    public static Evidence Of(Journal signals, Fold cards)
    {
        if (signals.Count < WorthTwoThreads)
            return Of(signals, cards, 0, signals.Count);
        var halves = new Evidence[2];
        var middle = signals.Count / 2;
        Parallel.Invoke(() => halves[0] = Of(signals, cards, 0, middle), () => halves[1] = Of(signals, cards, middle, signals.Count));
        halves[0].Take(halves[1]);
        return halves[0];
    }

    /// <summary>How often a kind of signal was written for an id.</summary>
    public int Count(string id, string kind) => Index(kind) is >= 0 and var at ? Counts(id)[at] : 0;

    /// <summary>All counts of an id, in the order of <see cref="SignalKind.All"/>.</summary>
    public ReadOnlySpan<int> Counts(string id) =>
        tallies is not null ? Tally(id)
        : cards.IndexOf(id) is >= 0 and var at ? ofCards.AsSpan(at * Columns, Columns) : ofOthers.GetValueOrDefault(id, None);

    /// <summary>All counts of a card of the fold.</summary>
    public ReadOnlySpan<int> Counts(Lifeline card) => tallies is null ? ofCards.AsSpan(card.Index * Columns, Columns) : Tally(card.Id);

    /// <summary>How often a card of the fold was used, helped and harmed.</summary>
    public (int Used, int Helped, int Harmed) Outcomes(Lifeline card)
    {
        var counts = Counts(card);
        return (counts[Used], counts[Helped], counts[Harmed]);
    }

    /// <summary>Whether anything at all was written for an id, of a known kind or not.</summary>
    public bool Any(string id) => Counts(id).ContainsAnyExcept(0);

    private int[] Tally(string id)
    {
        if (!ofOthers.TryGetValue(id, out var counts))
            ofOthers.Add(id, counts = tallies!(id) ?? None); // Who gets here has them.
        return counts;
    }

    private static Evidence Of(Journal signals, Fold cards, int first, int end)
    {
        var evidence = new Evidence(cards);
        Span<char> buffer = stackalloc char[128];
        Field[] references = [.. signals.Kind.References];
        for (var row = first; row < end; row++)
        {
            var kind = KindOf(signals, row);
            foreach (var field in references)
                evidence.Add(signals.Text(row, field, buffer), kind);
        }

        return evidence;
    }

    private void Take(Evidence other)
    {
        for (var i = 0; i < ofCards.Length; i++)
            ofCards[i] += other.ofCards[i];
        foreach (var (id, counts) in other.ofOthers)
        {
            if (ofOthers.TryAdd(id, counts))
                continue;
            for (var i = 0; i < counts.Length; i++)
                ofOthers[id][i] += counts[i];
        }
    }

    private static int KindOf(Journal signals, int row)
    {
        var plain = signals.Plain(row, Field.Kind);
        for (var i = 0; i < Kinds.Length; i++)
        {
            if (plain.SequenceEqual(Kinds[i]))
                return i;
        }

        return plain.IsEmpty && signals.Text(row, Field.Kind) is { } text ? Index(text) : -1;
    }

    private static int Index(string kind)
    {
        for (var i = 0; i < SignalKind.All.Count; i++)
        {
            if (SignalKind.All[i] == kind)
                return i;
        }

        return -1;
    }

    private void Add(ReadOnlySpan<char> id, int kind)
    {
        if (id.IsEmpty)
            return;
        var column = kind < 0 ? Columns - 1 : kind;
        if (cards.IndexOf(id) is >= 0 and var at)
        {
            ofCards[(at * Columns) + column]++;
            return;
        }

        if (!ofOthers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(id, out var counts))
            ofOthers.Add(id.ToString(), counts = new int[Columns]);
        counts[column]++;
    }
}
