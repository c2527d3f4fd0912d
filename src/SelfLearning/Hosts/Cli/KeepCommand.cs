using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Learning;

namespace SelfLearning.Hosts.Cli;

internal static class KeepCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("keep", "Turn candidates into proposed cards", "self-learning keep cand_4f1c2a9b7d10 --title \"bd status has no short form\"", writes: true);
        var ids = new Argument<string[]>("ID") { Description = "Ids of candidates", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        var title = verb.Option<string?>("--title", "A better title", "TEXT");
        var when = verb.Option<string?>("--when", "When the lesson applies", "TEXT");
        var steps = verb.Option<string[]>("--do", "What to do, replacing the recorded steps; repeatable", "TEXT");
        var skill = verb.Option<string?>("--skill", "The skill that the card belongs to", "NAME");
        return verb.Does((parsed, work) => CandidatesAnswer.Of(work, KeepCandidates.Keep(
            work, parsed.GetValue(ids) ?? [], new KeepCandidates.Words(parsed.GetValue(title), parsed.GetValue(when), parsed.GetValue(steps) ?? [], parsed.GetValue(skill)))));
    }
}
