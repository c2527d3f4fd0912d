using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class CandidatesCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("candidates", "List lessons waiting for review, most valuable first", "self-learning candidates --limit 5", writes: false);
        var all = verb.Option<bool>("--all", "Include kept, discarded and merged ones");
        var kind = verb.Option<string?>("--kind", "Only this kind", "KIND", oneOf: ["fix", "correction", "failure", "habit", "import"]);
        var limit = verb.Count("--limit", "Show at most N; 0 for all", 20);
        return verb.Does((parsed, work) => CandidatesAnswer.Of(work, ListCandidates.Run(work, parsed.GetValue(all), parsed.GetValue(kind), parsed.GetValue(limit))));
    }
}
