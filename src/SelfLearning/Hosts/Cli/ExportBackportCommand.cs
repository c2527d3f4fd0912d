using SelfLearning.App.Features.Backports;
using SelfLearning.App.Contract;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class ExportBackportCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("export-backport", "Make cards a permanent part of a skill or a Markdown file", "self-learning export-backport --skill-path .claude/skills/log-search --ids aha_1ace75a88751 --apply", writes: true);
        var skill = verb.Option<string?>("--skill-path", "The folder of a skill, which holds its SKILL.md", "DIR");
        var files = verb.Option<string[]>("--file", "A Markdown file, such as AGENTS.md; repeatable", "FILE");
        var ids = verb.Option<string>("--ids", "Ids of cards, separated by commas", "A,B", required: true);
        var diff = verb.Option<bool>("--make-diff", "Write backport.patch into the bundle, for git apply");
        var apply = verb.Option<bool>("--apply", "Change the target; without this only the bundle is made");
        var force = verb.Option<string?>("--force", "Add cards to a --file despite the gate's warnings; the reason is recorded", "REASON");
        return verb.Does((parsed, work) => ExportBackportAnswer.Of(work, ExportBackport.Apply(work, ExportBackport.Plan(work, new ExportBackport.Request(
            parsed.GetValue(skill), parsed.GetValue(files) ?? [], [.. RecordPayloadParser.SplitIds(parsed.GetValue(ids)!)],
            parsed.GetValue(diff), parsed.GetValue(apply), parsed.GetValue(force))))));
    }
}
