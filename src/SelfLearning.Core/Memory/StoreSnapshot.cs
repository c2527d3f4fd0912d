using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>What the journals of one store fold to; each journal is read when it is first asked for.</summary>
public sealed class StoreSnapshot(Func<JournalKind, Journal> read)
{
    private Fold? cards;
    private Fold? recommendations;
    private Journal? events;
    private Journal? signals;
    private Journal? backports;
    private Evidence? evidence;
    private BackportLedger? ledger;

    public Fold Cards => cards ??= Fold.Of(read(JournalKind.Cards));

    public Fold Recommendations => recommendations ??= Fold.Of(read(JournalKind.Recommendations));

    public Journal Events => events ??= read(JournalKind.Events);

    public Journal Signals => signals ??= read(JournalKind.Signals);

    public Journal Backports => backports ??= read(JournalKind.Backports);

    /// <summary>The journal of a kind.</summary>
    public Journal Of(JournalKind kind) =>
        kind == JournalKind.Cards ? Cards.Journal
        : kind == JournalKind.Recommendations ? Recommendations.Journal
        : kind == JournalKind.Events ? Events
        : kind == JournalKind.Signals ? Signals
        : Backports;

    public Evidence Evidence => evidence ??= Evidence.Of(Signals, Cards);

    public BackportLedger Ledger => ledger ??= BackportLedger.Of(Backports);

    /// <summary>Whether a card or recommendation of this id is known.</summary>
    public bool Knows(string id) => Cards.Has(id) || Recommendations.Has(id);

    public CardState Card(Lifeline line) => new(this, line);

    public RecommendationState Recommendation(Lifeline line) => new(this, line);
}
