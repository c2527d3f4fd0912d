using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class DiscardCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("discard", "Discard candidates; they are not proposed again", "self-learning discard cand_4f1c2a9b7d10", writes: true);
        var ids = new Argument<string[]>("ID") { Description = "Ids of candidates", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        return verb.Does((parsed, work) => CandidatesAnswer.Of(work, KeepCandidates.Discard(work, parsed.GetValue(ids) ?? [])));
    }
}
