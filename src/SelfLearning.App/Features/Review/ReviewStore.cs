using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Review;
using SelfLearning.Core.Skills.Drafts;

namespace SelfLearning.App.Features.Review;

/// <summary>What is open in the project's store.</summary>
public static class ReviewStore
{
    /// <summary>What was asked, the answer, how many backports drifted, and how many cards the global store has (null: not asked).</summary>
    public sealed record Result(ReviewRequest Request, ReviewModel Review, StoreSnapshot Snapshot, int Drifted, int? GlobalCards)
    {
        /// <summary>Cards that could become one skill.</summary>
        public IReadOnlyList<CardCluster> Clusters { get; init; } = [];
    }

    /// <param name="work">Where to look.</param>
    /// <param name="request">What to look at.</param>
    /// <param name="includeGlobal">Whether to count the global store's cards too.</param>
    public static Result Run(Workspace work, ReviewRequest request, bool includeGlobal)
    {
        var snapshot = FoldedStore.ForLists(work.Env, work.Project, request, everyRecommendation: true);
        using var stores = work.Stores.Open();
        return new Result(
            request,
            new ReviewModel(snapshot, request, work.Env.Now),
            snapshot,
            BackportStatusCheck.Known(stores, work.Project).Count(e => BlockStatus.IsDrift(e.Status)),
            includeGlobal ? stores[work.Global].Totals.Cards : null)
        {
            Clusters = CardCluster.Find(snapshot),
        };
    }

    /// <summary>The time of <c>--since</c>, which beats the days of <c>--days</c>; null where neither is given.</summary>
    public static DateTimeOffset? Since(string? since, int? days, DateTimeOffset now)
    {
        if (since is not null)
            return Timestamp.Find(since) ?? throw new UserError($"--since {since} is not a time.", "Write it as 2026-01-31 or 2026-01-31T10:00:00Z.");
        if (days is not { } count)
            return null;
        var most = (int)(now - DateTimeOffset.MinValue).TotalDays;
        return count <= most ? Timestamp.Whole(now).AddDays(-count) : throw new UserError($"--days {count} is out of range.", $"Give a whole number from 0 to {most}, or leave it out for all.");
    }
}
