using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Backport;

/// <summary>What of a card goes into a target, and what the gate looks at.</summary>
public sealed record BackportCard(string Id, string Title)
{
    public string WhenToUse { get; init; } = "";

    public string Problem { get; init; } = "";

    public IReadOnlyList<string> Steps { get; init; } = [];

    public IReadOnlyList<string> Gotchas { get; init; } = [];

    public IReadOnlyList<string> Links { get; init; } = [];

    public IReadOnlyList<string> Evidence { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool Shareable { get; init; }

    public bool IsPortable { get; init; }

    /// <summary>Whether any version of the card was ever accepted.</summary>
    public bool WasAccepted { get; init; }

    /// <summary>Whether a person at a terminal agreed to the card as it is.</summary>
    public bool IsApproved { get; init; }

    /// <summary>The record that it is a view of.</summary>
    public JsonObject Source { get; init; } = new();

    /// <summary>All texts that would reach the target.</summary>
    public IEnumerable<string> Texts => [Title, WhenToUse, Problem, .. Steps, .. Gotchas, .. Links, .. Evidence, .. Tags];

    public static BackportCard Of(JsonObject body, bool wasAccepted) => Of(new CardRecord(body), wasAccepted);

    private static BackportCard Of(CardRecord card, bool wasAccepted) => new(card.Id, card.Title ?? "")
    {
        WhenToUse = card.WhenToUse ?? "",
        Problem = card.Problem ?? "",
        Steps = card.SolutionSteps,
        Gotchas = card.Gotchas,
        Links = card.Links,
        Evidence = card.Evidence,
        Tags = card.Tags,
        Shareable = card.IsShareable,
        IsPortable = card.Scope == Scope.Portable,
        WasAccepted = wasAccepted,
        IsApproved = Consent.IsGiven(card.Body),
        Source = card.Body,
    };
}
