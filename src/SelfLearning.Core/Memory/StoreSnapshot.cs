using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>What the journals of one store fold to, by whichever way it is read; each part is read when it is first asked for.</summary>
public sealed class StoreSnapshot(ISnapshotSource source) : IDisposable
{
    private readonly Dictionary<JournalKind, Fold> folds = [];
    private readonly Dictionary<JournalKind, Journal> journals = [];
    private Evidence? evidence;
    private BackportLedger? ledger;

    /// <summary>A snapshot of whole journals.</summary>
    public StoreSnapshot(Func<JournalKind, Journal> read)
        : this(new WholeJournals(read))
    {
    }

    public Fold Cards => Fold(JournalKind.Cards);

    public Fold Recommendations => Fold(JournalKind.Recommendations);

    /// <summary>The events by id.</summary>
    public Fold EventsById => Fold(JournalKind.Events);

    public Journal Events => Of(JournalKind.Events);

    public Journal Signals => Of(JournalKind.Signals);

    public Journal Backports => Of(JournalKind.Backports);

    public Evidence Evidence => evidence ??= source.Evidence(this);

    public BackportLedger Ledger => ledger ??= BackportLedger.Of(Backports);

    /// <summary>Which card says the same as another; what is added to it is its caller's.</summary>
    public Equivalence Equivalence() => source.Equivalence(this);

    /// <summary>How much the store holds, whatever of it was read.</summary>
    public StoreTotals Totals => source.Totals(this);

    /// <summary>The journal of a kind, whole.</summary>
    public Journal Of(JournalKind kind)
    {
        if (!journals.TryGetValue(kind, out var journal))
            journals.Add(kind, journal = source.Journal(kind));
        return journal;
    }

    /// <summary>The signals of a card or recommendation, in the order of writing.</summary>
    public Journal SignalsOf(string id) => source.SignalsOf(this, id);

    /// <summary>Whether a card or recommendation of this id is known.</summary>
    public bool Knows(string id) => Cards.Has(id) || Recommendations.Has(id);

    public CardState Card(Lifeline line) => new(this, line);

    public RecommendationState Recommendation(Lifeline line) => new(this, line);

    public void Dispose() => source.Dispose();

    private Fold Fold(JournalKind kind)
    {
        if (!folds.TryGetValue(kind, out var fold))
            folds.Add(kind, fold = source.Fold(this, kind));
        return fold;
    }
}
