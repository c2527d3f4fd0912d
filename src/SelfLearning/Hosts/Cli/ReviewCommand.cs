using SelfLearning.App.Features.Review;
using SelfLearning.App.Contract;
using SelfLearning.Core.Records;
using SelfLearning.Core.Review;
using SelfLearning.Core.Text;

namespace SelfLearning.Hosts.Cli;

internal static class ReviewCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("review", "Show what is open: recommendations, stale ones, cards worth a permanent place", "self-learning review --days 30 --format json", writes: false, peopleFirst: true);
        var days = CliCommand.NotNegative(verb.Option<int?>("--days", "Only what changed in the last N days", "N"));
        var since = verb.Option<string?>("--since", "Only what changed since this time; overrides --days", "TIME");
        var skill = verb.Option<string?>("--skill", "Only this skill", "NAME");
        var scope = verb.Option<string?>("--scope", "Only this scope", oneOf: Scope.All, helpName: "SCOPE");
        var query = verb.Option<string?>("--query", "Only records whose JSON contains this text, ignoring case", "TEXT");
        var status = verb.Option<string?>("--status", "Only these lists in by_status", "A,B");
        var stale = verb.Count("--stale-days", "Days without a change before a recommendation is stale", 7);
        var global = verb.Option<bool>("--include-global", "Include the global store in the counts");
        var minScore = verb.Option("--min-aha-score", "The score from which a shareable card is a candidate", "N", 4);
        var backportLimit = verb.Count("--backport-limit", "At most N candidates", 10);
        var topLimit = verb.Count("--top-aha-limit", "At most N cards by score", 10);
        var actionLimit = verb.Count("--next-actions-limit", "At most N next actions", 10);
        var recsLimit = verb.Count("--recs-limit", "At most N in each list of recommendations", 10);
        var interactive = verb.Option<bool>("--interactive", "Decide about proposed cards, recommendations and candidates one by one, a key each");
        return verb.Does((parsed, work) =>
        {
            if (parsed.GetValue(interactive))
                return ReviewWalkAnswer.Of(work, InteractiveReview.Run(work));
            var request = new ReviewRequest
            {
                Since = ReviewStore.Since(parsed.Word(since), parsed.GetValue(days), work.Env.Now),
                Skill = parsed.Word(skill),
                Scope = parsed.GetValue(scope),
                Query = parsed.Word(query) is { } text ? PythonText.Lower(text) : null,
                Statuses = RecordPayloadParser.SplitIds(parsed.GetValue(status)).ToList() is { Count: > 0 } words ? words : null,
                StaleDays = parsed.GetValue(stale),
                MinAhaScore = parsed.GetValue(minScore),
                BackportLimit = parsed.GetValue(backportLimit),
                TopAhaLimit = parsed.GetValue(topLimit),
                NextActionsLimit = parsed.GetValue(actionLimit),
                RecsLimit = parsed.GetValue(recsLimit),
            };
            return ReviewAnswer.Of(work, ReviewStore.Run(work, request, parsed.GetValue(global)));
        });
    }
}
