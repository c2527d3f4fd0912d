namespace SelfLearning.Core.Recall;

/// <summary>A card as recall sees it: the latest version of its record and what its signals add up to.</summary>
public sealed record RecallCard
{
    public required string Id { get; init; }
    public string Title { get; init; } = "";
    public string WhenToUse { get; init; } = "";
    public string Problem { get; init; } = "";
    public IReadOnlyList<string> Steps { get; init; } = [];
    public IReadOnlyList<string> Evidence { get; init; } = [];
    public IReadOnlyList<string> Gotchas { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? Key { get; init; }
    public string? Skill { get; init; }
    public CardStanding Standing { get; init; } = new();
}

/// <summary>What is known about a card beside its words; it moves a rank gently and never decides it.</summary>
public sealed record CardStanding
{
    /// <summary>A status word of the contract: proposed, accepted, backported (rejected and deprecated are never asked).</summary>
    public string Status { get; init; } = "proposed";

    public string Scope { get; init; } = "project";

    /// <summary>The card's time stamp; null where it cannot be read.</summary>
    public DateTimeOffset? Written { get; init; }

    public int Helped { get; init; }
    public int Harmed { get; init; }
    public int Used { get; init; }
}
