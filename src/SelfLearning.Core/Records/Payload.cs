namespace SelfLearning.Core.Records;

/// <summary>What an agent hands to <c>record</c>, checked.</summary>
public sealed record Payload(
    EventRecord? Event,
    IReadOnlyList<CardRecord> Cards,
    IReadOnlyList<RecommendationRecord> Recommendations,
    IReadOnlyList<string> UsedCards,
    IReadOnlyList<string> UsedRecommendations,
    string? UsageSource,
    string? UsageContext)
{
    public bool IsEmpty =>
        Event is null && Cards.Count == 0 && Recommendations.Count == 0 && UsedCards.Count == 0 && UsedRecommendations.Count == 0;

    public bool HasCards { get; init; }

    public bool HasRecommendations { get; init; }
}
