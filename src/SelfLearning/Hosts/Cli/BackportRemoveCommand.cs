using System.CommandLine;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class BackportRemoveCommand
{
    public static Verb Create()
    {
        var verb = new Verb("backport-remove", "Take cards out of the skills and files they were put into", "self-learning backport-remove aha_1ace75a88751 --dry-run", writes: true);
        var ids = new Argument<string[]>("ID") { Description = "Ids of cards or of backports", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        var skill = verb.Option<string?>("--skill-path", "Only out of this skill", "DIR");
        var files = verb.Option<string[]>("--file", "Only out of this Markdown file; may stand several times", "FILE");
        var dryRun = verb.Option<bool>("--dry-run", "Show the change and do nothing");
        var yes = verb.Option<bool>("--yes", "Cut text too that was edited by hand");
        return verb.Does((parsed, work) =>
        {
            var result = RemoveBackport.Run(work, new RemoveBackport.Request(
                [.. (parsed.GetValue(ids) ?? []).SelectMany(PayloadReader.SplitIds)], parsed.GetValue(skill), parsed.GetValue(files) ?? [], parsed.GetValue(dryRun), parsed.GetValue(yes)));
            var json = work.HeadWithStore();
            json.Add("removed", result.Done);
            json.Add("targets", new JsonArray(result.Targets.Select(t => new JsonObject
            {
                { "target", t.Target },
                { "card_ids", JsonArray.Of(t.CardIds) },
                { "edited_by_hand", JsonArray.Of(t.Edited) },
                { "files", JsonArray.Of(t.Files.Select(f => f.FullPath)) },
                { "diff", t.Diff },
            })));
            return new Answer(json, page =>
            {
                foreach (var target in result.Targets)
                {
                    page.Block(target.Diff);
                    page.Line($"{(result.Done ? "Removed" : "Would remove")}: {string.Join(", ", target.CardIds)} from {target.Target}");
                    foreach (var edited in target.Edited)
                        page.Item($"edited by hand: {edited}");
                }
            });
        });
    }
}
