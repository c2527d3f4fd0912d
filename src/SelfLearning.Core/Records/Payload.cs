using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>What an agent hands to <c>record</c>, checked.</summary>
public sealed record Payload(
    JsonObject? Event,
    IReadOnlyList<JsonObject> Cards,
    IReadOnlyList<JsonObject> Recommendations,
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
