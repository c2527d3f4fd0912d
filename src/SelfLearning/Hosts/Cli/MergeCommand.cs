using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class MergeCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("merge", "Add candidates' steps and evidence to an existing card", "self-learning merge cand_4f1c2a9b7d10 --into aha_1ace75a88751", writes: true);
        var ids = new Argument<string[]>("ID") { Description = "Ids of candidates", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        var into = verb.Option<string>("--into", "The card", "ID", required: true);
        return verb.Does((parsed, work) => CandidatesAnswer.Of(work, KeepCandidates.Merge(work, parsed.GetValue(ids) ?? [], parsed.GetValue(into)!)));
    }
}
