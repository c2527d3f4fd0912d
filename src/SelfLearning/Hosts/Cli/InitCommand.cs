using SelfLearning.App.Features.Records;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class InitCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("init", "Create this repository's store and keep it out of git", "self-learning init", writes: true);
        var noGitignore = verb.Option<bool>("--no-gitignore", "Do not change .gitignore");
        return verb.Does((parsed, work) => InitAnswer.Of(work, Initialise.Run(work, !parsed.GetValue(noGitignore))));
    }
}
