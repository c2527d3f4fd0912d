using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Review;

/// <summary>What is open in a store: the model behind <c>review</c> and INDEX.md. One pass over each fold, nothing quadratic.</summary>
public sealed class ReviewModel
{
    private readonly StoreSnapshot snapshot;
    private readonly ReviewRequest request;

    public ReviewModel(StoreSnapshot snapshot, ReviewRequest request, DateTimeOffset now)
    {
        now = Timestamp.Whole(now);
        (this.snapshot, this.request, Now) = (snapshot, request, now);

        Recommendations = [.. snapshot.Recommendations.Items.Select(snapshot.Recommendation).Where(Wanted)];
        var open = Recommendations.Where(r => Status.IsOpen(r.Status)).Select(r => new Ranked(r, r.Priority, r.DaysSinceTouch(now))).ToList();
        AllOpen = [.. open.OrderByDescending(r => r.Priority).ThenByDescending(r => r.Days ?? 0).Select(r => r.Item)];
        AllStale = [.. open.Where(r => r.Days >= request.StaleDays).OrderByDescending(r => r.Days).ThenByDescending(r => r.Priority).Select(r => r.Item)];
        AllUntouched = [.. open.Where(r => r.Item.IsUntouched).OrderByDescending(r => r.Priority).ThenByDescending(r => r.Item.DaysSinceCreation(now) ?? 0).Select(r => r.Item)];

        var top = new TopCards(request.TopAhaLimit);
        var candidates = new TopCards(request.BackportLimit);
        foreach (var line in snapshot.Cards.Items)
        {
            var card = snapshot.Card(line);
            if (!Wanted(card))
                continue;
            var score = card.ScoreValue;
            top.Offer(card, score);
            if (card.IsBackportCandidate(request.MinAhaScore))
                candidates.Offer(card, score);
        }

        TopByScore = top.Cards;
        BackportCandidates = candidates.Cards;
    }

    public DateTimeOffset Now { get; }

    /// <summary>The recommendations that pass the filters, in order of first appearance.</summary>
    public IReadOnlyList<RecommendationState> Recommendations { get; }

    public IReadOnlyList<RecommendationState> AllOpen { get; }

    public IReadOnlyList<RecommendationState> AllStale { get; }

    public IReadOnlyList<RecommendationState> AllUntouched { get; }

    public IEnumerable<RecommendationState> Open => AllOpen.Take(request.RecsLimit);

    public IEnumerable<RecommendationState> Stale => AllStale.Take(request.RecsLimit);

    public IEnumerable<RecommendationState> Untouched => AllUntouched.Take(request.RecsLimit);

    public IReadOnlyList<CardState> TopByScore { get; }

    public IReadOnlyList<CardState> BackportCandidates { get; }

    private bool Wanted(RecommendationState r) =>
        (request.Skill is null || r.PrimarySkill == request.Skill)
        && (request.Scope is null || r.Scope == request.Scope)
        && (request.Since is null || IsSince(r.LastTouchedTs))
        && (request.Query is null || Says(r.Body));

    private bool Wanted(CardState card) =>
        (request.Skill is null || card.PrimarySkill == request.Skill)
        && (request.Scope is null || card.Scope == request.Scope)
        && (request.Since is null || IsSince(card.LastTouchedTs))
        && (request.Query is null || Says(card.Body));

    // A time that cannot be read drops out under a time filter.
    private bool IsSince(string? ts) => Timestamp.Find(ts) >= request.Since;

    private bool Says(JsonObject body) =>
        PythonText.Lower(JsonText.Line(body)).Contains(request.Query!, StringComparison.Ordinal);

    private readonly record struct Ranked(RecommendationState Item, int Priority, int? Days);
}
