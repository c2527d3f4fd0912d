using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>What the journals of one store fold to.</summary>
public sealed class Memories(Fold cards, Fold recommendations, Journal events, Journal signals, Journal backports)
{
    private Evidence? evidence;
    private BackportLedger? ledger;

    public Fold Cards { get; } = cards;

    public Fold Recommendations { get; } = recommendations;

    public Journal Events { get; } = events;

    public Journal Signals { get; } = signals;

    public Journal Backports { get; } = backports;

    public Evidence Evidence => evidence ??= Evidence.Of(Signals);

    public BackportLedger Ledger => ledger ??= BackportLedger.Of(Backports);

    /// <summary>Whether a card or recommendation of this id is known.</summary>
    public bool Knows(string id) => Cards.Has(id) || Recommendations.Has(id);

    public CardState Card(Lifeline line) => new(this, line);

    public RecommendationState Recommendation(Lifeline line) => new(this, line);
}
