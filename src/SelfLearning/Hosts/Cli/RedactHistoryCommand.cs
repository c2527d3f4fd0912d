using SelfLearning.App.Features.Diagnosis;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class RedactHistoryCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("redact-history", "Remove secrets from what the stores already hold", "self-learning redact-history --apply", writes: true);
        var apply = verb.Option<bool>("--apply", "Apply the plan; without this it is only shown");
        return verb.Does((parsed, work) => RedactHistoryAnswer.Of(work, RedactHistory.Run(work, parsed.GetValue(apply))));
    }
}
