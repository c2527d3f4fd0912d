using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>What the journals of one store fold to; each journal is read when it is first asked for.</summary>
public sealed class StoreSnapshot(Func<JournalKind, Journal> read)
{
    private readonly Journal?[] journals = new Journal?[JournalKind.All.Count];
    private Fold? cards;
    private Fold? recommendations;
    private Evidence? evidence;
    private BackportLedger? ledger;

    public Fold Cards => cards ??= Fold.Of(Of(JournalKind.Cards));

    public Fold Recommendations => recommendations ??= Fold.Of(Of(JournalKind.Recommendations));

    public Journal Events => Of(JournalKind.Events);

    public Journal Signals => Of(JournalKind.Signals);

    public Journal Backports => Of(JournalKind.Backports);

    /// <summary>The journal of a kind.</summary>
    public Journal Of(JournalKind kind) => journals[kind.Number] ??= read(kind);

    public Evidence Evidence => evidence ??= Evidence.Of(Signals, Cards);

    public BackportLedger Ledger => ledger ??= BackportLedger.Of(Backports);

    /// <summary>Whether a card or recommendation of this id is known.</summary>
    public bool Knows(string id) => Cards.Has(id) || Recommendations.Has(id);

    public CardState Card(Lifeline line) => new(this, line);

    public RecommendationState Recommendation(Lifeline line) => new(this, line);
}
