using SelfLearning.App.Features.Review;
using SelfLearning.App.Features;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Review;
using SelfLearning.Core.Skills.Drafts;
using System.Globalization;

namespace SelfLearning.App.Contract;

/// <summary>The review as the contract's JSON.</summary>
internal sealed class ReviewJson(Workspace work, ReviewStore.Result result)
{
    public ReviewModel Review => result.Review;

    /// <summary>Whether nothing at all is recorded.</summary>
    public bool IsEmpty => result.Snapshot.Totals is { Cards: 0, Recommendations: 0 };

    /// <summary>How many cards nobody has accepted or rejected yet; of a large store, of which only the best are read, null where there are some.</summary>
    public int? Proposed => result.Snapshot.Cards.Items.Count(line => result.Snapshot.Card(line).Status == Status.Proposed) is var count
        && (count == 0 || result.Snapshot.Cards.Count == result.Snapshot.Totals.Cards) ? count : null;

    public JsonObject Summary { get; } = new()
    {
        { "aha_cards", result.Snapshot.Totals.Cards },
        { "recommendations", result.Snapshot.Totals.Recommendations },
        { "open_recommendations", result.Review.AllOpen.Count },
        { "open_recommendations_project", result.Review.AllOpen.Count(r => r.Scope == Scope.Project) },
        { "open_recommendations_portable", result.Review.AllOpen.Count(r => r.Scope == Scope.Portable) },
        { "stale_recommendations", result.Review.AllStale.Count },
        { "untouched_recommendations", result.Review.AllUntouched.Count },
        { "backport_candidates", result.Review.BackportCandidates.Count },
        { "signals", result.Snapshot.Totals.Signals },
        { "backports", result.Snapshot.Backports.Count },
        { "global_aha_cards", result.GlobalCards ?? 0 },
        { "backports_drifted", result.Drifted },
    };

    public JsonObject Filters { get; } = new()
    {
        { "skill", Redacted.Text(result.Request.Skill) },
        { Keys.Scope, result.Request.Scope },
        { "since", result.Request.Since is { } since ? Timestamp.Exact(since) : null },
        { "stale_days", result.Request.StaleDays },
        { "query", Redacted.Text(result.Request.Query) },
        { Keys.Status, result.Request.Statuses is { } words ? JsonArray.Of(words.Select(w => Redacted.Text(w)!)) : JsonValue.Null },
    };

    public IReadOnlyList<JsonObject> NextActions { get; } =
    [
        .. result.Review.AllOpen.Select(r => new JsonObject
        {
            { "type", "recommendation" },
            { Keys.Id, r.Id },
            { Keys.Title, r.TitleValue },
            { Keys.Status, r.Status },
            { Keys.Scope, r.Scope },
            { Keys.Why, r.Record.Why },
            { "suggested_next", Next(r) },
        }).Concat(result.Review.BackportCandidates.Select(c => WithTrust(new JsonObject
        {
            { "type", "backport_candidate" },
            { Keys.Id, c.Id },
            { Keys.Title, c.TitleValue },
            { Keys.TargetSkill, c.PrimarySkill },
            { "score", c.ScoreValue },
            { "suggested_next", HowToBackport(c) },
        }, c))).Take(result.Request.NextActionsLimit),
    ];

    public JsonObject Json()
    {
        var json = work.HeadWithStore();
        json.Add("global_store", result.GlobalCards is null ? JsonValue.Null : work.Global.Path);
        json.Add("filters", Filters);
        json.Add("summary", Summary);
        json.Add("next_actions", new JsonArray(NextActions));
        json.Add("recommendations", new JsonObject
        {
            { "open", new JsonArray(result.Review.Open.Select(View)) },
            { "stale", new JsonArray(result.Review.Stale.Select(View)) },
            { "untouched", new JsonArray(result.Review.Untouched.Select(View)) },
            { "by_status", ByStatus() },
        });
        json.Add("aha", new JsonObject
        {
            { "top_by_score", new JsonArray(result.Review.TopByScore.Select(Top)) },
            { "backport_candidates", new JsonArray(result.Review.BackportCandidates.Select(Candidate)) },
        });
        if (result.Clusters.Count > 0)
        {
            json.Add("skill_clusters", new JsonArray(result.Clusters.Select(c => new JsonObject
            {
                { "ids", JsonArray.Of(c.Ids) }, { "name", c.Name }, { "shared", JsonArray.Of(c.Shared) }, { "helped", c.Helped }, { "suggested_next", HowToDraft(c) },
            })));
        }

        return json;
    }

    public IReadOnlyList<CardCluster> Clusters => result.Clusters;

    public static string HowToDraft(CardCluster cluster) => $"self-learning new-skill --name {cluster.Name} --ids {string.Join(',', cluster.Ids)}";

    private JsonObject ByStatus()
    {
        var lists = new JsonObject();
        var byStatus = result.Review.Recommendations.ToLookup(r => r.Status);
        foreach (var status in Status.OfRecommendations.Order(StringComparer.Ordinal))
        {
            if (result.Request.Statuses is null || result.Request.Statuses.Contains(status))
                lists.Add(status, new JsonArray(byStatus[status].Select(View)));
        }

        return lists;
    }

    private static JsonObject View(RecommendationState r)
    {
        var body = r.Body;
        return new JsonObject
        {
            { Keys.Id, r.Id },
            { Keys.Title, r.TitleValue },
            { Keys.Status, r.Status },
            { "created_ts", r.CreatedTs },
            { Keys.LastTouchedTs, r.LastTouchedTs },
            { Keys.Scope, r.Scope },
            { "priority", r.Priority },
            { Keys.ExpectedImpact, body.Find(Keys.ExpectedImpact) ?? JsonValue.Null },
            { Keys.PrimarySkill, body.Text(Keys.PrimarySkill) is null ? JsonValue.Null : r.PrimarySkill },
            { Keys.Tags, body.Find(Keys.Tags) ?? JsonValue.Null },
            { Keys.Why, body.Find(Keys.Why) ?? JsonValue.Null },
            { Keys.ImplementationHint, body.Find(Keys.ImplementationHint) ?? JsonValue.Null },
        };
    }

    private static JsonObject Top(CardState card)
    {
        var score = card.Score;
        var counts = new JsonObject();
        for (var i = 0; i < SignalKind.Scored.Count; i++)
            counts.Add(SignalKind.Scored[i].Kind, score.Counts[i]);
        var json = Scored(card, score);
        json.Add("counts", counts);
        return json;
    }

    private static JsonObject Candidate(CardState card)
    {
        var tags = card.Tags as JsonArray ?? new JsonArray();
        var json = Scored(card, card.Score);
        json.Add(Keys.Tags, tags);
        json.Add("artifact_suggestion", Artifact.For(tags));
        json.Add("how_to_backport", HowToBackport(card));
        return json;
    }

    private static JsonObject Scored(CardState card, Score score)
    {
        var json = new JsonObject
        {
            { Keys.Id, card.Id },
            { Keys.Title, card.TitleValue },
            { Keys.PrimarySkill, card.PrimarySkill },
            { "score", score.Value },
            { "explain", score.Explain() },
        };
        if (CardFlags.Of(card.Body) is { Count: > 0 } flags)
            json.Add("flags", JsonArray.Of(flags));
        return WithTrust(json, card);
    }

    // Only where there was an outcome: before that nothing is known.
    private static JsonObject WithTrust(JsonObject json, CardState card)
    {
        if (card.Trust is { } trust)
            json.Add("trust", new JsonNumber(trust.ToString("0.###", CultureInfo.InvariantCulture)));
        return json;
    }

    private static string Next(RecommendationState r) => r.Status == Status.InProgress
        ? $"Finish it, then: self-learning rec-status --id {r.Id} --status done"
        : $"Start it: self-learning rec-status --id {r.Id} --status in_progress";

    private static string HowToBackport(CardState card) =>
        $"Look at the change: self-learning export-backport --skill-path <folder of {card.PrimarySkill}> --ids {card.Id} --make-diff; then add --apply";
}
