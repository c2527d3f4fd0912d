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
        var days = CliCommand.NotNegative(verb.Option<int?>("--days", "Only what was touched in the last N days", "N"));
        var since = verb.Option<string?>("--since", "Only what was touched since this time; beats --days", "TIME");
        var skill = verb.Option<string?>("--skill", "Only this skill", "NAME");
        var scope = verb.Option<string?>("--scope", "Only this scope", oneOf: Scope.All, helpName: "SCOPE");
        var query = verb.Option<string?>("--query", "Only those whose JSON holds this text, case-blind", "TEXT");
        var status = verb.Option<string?>("--status", "Only these lists in by_status", "A,B");
        var stale = verb.Count("--stale-days", "Untouched for so many days is stale", 7);
        var global = verb.Option<bool>("--include-global", "Count the machine's store too");
        var minScore = verb.Option("--min-aha-score", "A shareable card of this score is a candidate", "N", 4);
        var backportLimit = verb.Count("--backport-limit", "At most so many candidates", 10);
        var topLimit = verb.Count("--top-aha-limit", "At most so many cards by score", 10);
        var actionLimit = verb.Count("--next-actions-limit", "At most so many next actions", 10);
        var recsLimit = verb.Count("--recs-limit", "At most so many in each list of recommendations", 10);
        return verb.Does((parsed, work) =>
        {
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
