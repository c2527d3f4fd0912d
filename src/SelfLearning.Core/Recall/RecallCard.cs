using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

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
    public CardFacts Facts { get; init; } = new();

    /// <summary>A card's record, the latest version of it; what its signals add up to is not in it.</summary>
    public static RecallCard Of(JsonObject record) => new()
    {
        Id = record.Text("id") ?? "",
        Title = record.Text("title") ?? "",
        WhenToUse = record.Text("when_to_use") ?? "",
        Problem = record.Text("problem") ?? "",
        Steps = record.Texts("solution_steps"),
        Evidence = record.Texts("evidence"),
        Gotchas = record.Texts("gotchas"),
        Tags = record.Texts("tags"),
        Key = record.Text("key"),
        Skill = Records.Skill.Normal(record.Text("primary_skill")) is var skill && skill != Records.Skill.Unknown ? skill : null,
        Facts = new CardFacts
        {
            Status = Status.OfCard(record.Text("status")),
            Scope = Scope.Normal(record.Text("scope")),
            Written = Timestamp.Find(record.Text("ts")),
        },
    };
}

/// <summary>What is known about a card beside its words; it moves a rank gently and never decides it.</summary>
public sealed record CardFacts
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
