using SelfLearning.App.Features.Index;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class BackportStatusCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("backport-status", "Show where backported cards stand, and what drifted", "self-learning backport-status --check", writes: false);
        var check = verb.Option<bool>("--check", "Exit with 1 if anything drifted");
        return verb.Does((parsed, work) => BackportStatusAnswer.Of(work, BackportStatusCheck.Run(work), parsed.GetValue(check)));
    }
}
