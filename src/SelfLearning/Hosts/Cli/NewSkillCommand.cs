using SelfLearning.App.Contract;
using SelfLearning.App.Features.Skills;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class NewSkillCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("new-skill", "Draft a skill from cards that belong together", "self-learning new-skill --name log-search --ids aha_1ace75a88751,aha_5d01c0de77aa", writes: true);
        var name = verb.Option<string>("--name", "The skill's name: a-z, 0-9 and hyphens", "NAME", required: true);
        var ids = verb.Option<string>("--ids", "Ids of cards in the order of the instructions, separated by commas", "A,B", required: true);
        var into = verb.Option<string?>("--into", "The folder for skills; default: the repository's .claude/skills, or another that is there", "DIR");
        var apply = verb.Option<bool>("--apply", "Write the skill; without this the draft is only shown");
        return verb.Does((parsed, work) => NewSkillAnswer.Of(work, NewSkill.Run(work, new NewSkill.Request(
            parsed.GetValue(name)!, [.. RecordPayloadParser.SplitIds(parsed.GetValue(ids)!)], parsed.Word(into), parsed.GetValue(apply)))));
    }
}
