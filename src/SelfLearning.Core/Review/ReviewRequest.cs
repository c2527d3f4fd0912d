namespace SelfLearning.Core.Review;

/// <summary>What a review shall look at and how much of it to show. Limits of 0 show nothing of that list.</summary>
public sealed record ReviewRequest
{
    public DateTimeOffset? Since { get; init; }

    public string? Skill { get; init; }

    public string? Scope { get; init; }

    /// <summary>A case-blind substring of the record's JSON; kept in lower case.</summary>
    public string? Query { get; init; }

    /// <summary>The statuses whose lists are wanted; null for all.</summary>
    public IReadOnlyList<string>? Statuses { get; init; }

    public int StaleDays { get; init; } = 7;

    public int MinAhaScore { get; init; } = 4;

    public int BackportLimit { get; init; } = 10;

    public int TopAhaLimit { get; init; } = 10;

    public int NextActionsLimit { get; init; } = 10;

    public int RecsLimit { get; init; } = 10;
}
