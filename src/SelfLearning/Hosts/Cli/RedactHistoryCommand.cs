using SelfLearning.App.Features.Diagnosis;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class RedactHistoryCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("redact-history", "Take secrets out of what the stores already hold", "self-learning redact-history --apply", writes: true);
        var apply = verb.Option<bool>("--apply", "Do it; without this only the plan is shown");
        return verb.Does((parsed, work) => RedactHistoryAnswer.Of(work, RedactHistory.Run(work, parsed.GetValue(apply))));
    }
}
