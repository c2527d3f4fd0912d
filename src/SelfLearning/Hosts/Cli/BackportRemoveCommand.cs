using SelfLearning.App.Features.Backports;
using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class BackportRemoveCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("backport-remove", "Remove cards from the skills and files they were put into", "self-learning backport-remove aha_1ace75a88751 --dry-run", writes: true);
        var ids = new Argument<string[]>("ID") { Description = "Ids of cards or of backports", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        var skill = verb.Option<string?>("--skill-path", "Only from this skill", "DIR");
        var files = verb.Option<string[]>("--file", "Only from this Markdown file; repeatable", "FILE");
        var discardEdits = verb.Option<bool>("--discard-edits", "Also remove text that was edited by hand");
        var agreement = new Agreement(verb);
        return verb.Does((parsed, work) =>
        {
            var plan = RemoveBackport.Plan(work, new RemoveBackport.Request(
                [.. (parsed.GetValue(ids) ?? []).SelectMany(RecordPayloadParser.SplitIds)], parsed.GetValue(skill), parsed.GetValue(files) ?? [], parsed.GetValue(discardEdits)));
            var (isGiven, isShown) = agreement.Get(parsed, work.Env, plan.Kept.Count == 0, output => BackportRemoveAnswer.Show(output, plan), "Remove these cards?");
            return BackportRemoveAnswer.Of(work, isGiven ? RemoveBackport.Apply(work, plan) : plan, isShown);
        });
    }
}
