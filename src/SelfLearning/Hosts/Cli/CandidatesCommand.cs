using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class CandidatesCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("candidates", "List lessons that were found and wait for review, worthiest first", "self-learning candidates --limit 5", writes: false);
        var all = verb.Option<bool>("--all", "Kept, discarded and merged ones too");
        var kind = verb.Option<string?>("--kind", "Only this kind", "KIND", oneOf: ["fix", "correction", "failure", "habit"]);
        var limit = verb.Count("--limit", "At most so many; 0 for all", 20);
        return verb.Does((parsed, work) => CandidatesAnswer.Of(work, ListCandidates.Run(work, parsed.GetValue(all), parsed.GetValue(kind), parsed.GetValue(limit))));
    }
}
