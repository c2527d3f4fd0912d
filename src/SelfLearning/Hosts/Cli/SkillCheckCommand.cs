using System.CommandLine;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Skills;

namespace SelfLearning.Hosts.Cli;

internal static class SkillCheckCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("skill-check", "Check skills against the Agent Skills format; exits with 1 on errors", "self-learning skill-check .claude/skills", writes: false);
        var paths = new Argument<string[]>("PATH") { Description = "A skill's folder, one of its files, or a folder that holds skills", Arity = ArgumentArity.OneOrMore };
        verb.Arguments.Add(paths);
        return verb.Does((parsed, work) => SkillCheckAnswer.Of(work, CheckSkills.Run(work, parsed.GetValue(paths) ?? [])));
    }
}
