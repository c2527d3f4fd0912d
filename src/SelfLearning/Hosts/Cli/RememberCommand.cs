using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Records;

namespace SelfLearning.Hosts.Cli;

internal static class RememberCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("remember", "Record a lesson in one sentence", "self-learning remember \"jq needs -r in shell loops\" --do \"add -r\"", writes: true);
        var text = new Argument<string[]>("TEXT") { Description = "The lesson", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(text);
        var when = verb.Option<string?>("--when", "When it applies: a task, a command, an error", "TEXT");
        var steps = verb.Option<string[]>("--do", "What to do; repeatable", "TEXT");
        var tags = verb.Option<string[]>("--tag", "A word to find it by; repeatable", "TAG");
        var skill = verb.Option<string?>("--skill", "The skill that it belongs to", "NAME");
        return verb.Does((parsed, work) => RecordAnswer.Of(work, Remember.Run(work, new Remember.Lesson(
            string.Join(' ', parsed.GetValue(text) ?? []), parsed.Text(when), parsed.GetValue(steps) ?? [], parsed.GetValue(tags) ?? [], parsed.Text(skill)))));
    }
}
