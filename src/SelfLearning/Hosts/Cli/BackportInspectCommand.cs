using SelfLearning.App.Features.Backports;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class BackportInspectCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("backport-inspect", "Show backported content in a skill, and how to remove it by hand", "self-learning backport-inspect --skill-path .claude/skills/log-search", writes: false);
        var skill = verb.Option<string>("--skill-path", "The folder of a skill, which holds its SKILL.md", "DIR", required: true);
        var backport = verb.Option<string?>("--backport-id", "Only this backport", "ID");
        var card = verb.Option<string?>("--aha-id", "Only this card", "AHA_ID");
        return verb.Does((parsed, work) => BackportInspectAnswer.Of(
            InspectBackport.Run(work, parsed.GetValue(skill)!, parsed.GetValue(backport), parsed.GetValue(card)), parsed.GetValue(backport), parsed.GetValue(card)));
    }
}
