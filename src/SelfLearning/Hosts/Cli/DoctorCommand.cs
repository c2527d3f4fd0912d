using SelfLearning.App.Features.Diagnosis;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Hooks;

namespace SelfLearning.Hosts.Cli;

internal static class DoctorCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("doctor", "Check both stores for problems: damage, ids, secrets, permissions, locks, caches", "self-learning doctor", writes: false);
        var live = verb.Option<bool>("--live", "Also run every installed hook as its agent would, with a test card in a temporary folder");
        var full = verb.Option<bool>("--full", "Rescan text that an earlier run found clean");
        return verb.Does((parsed, work) =>
        {
            if (!parsed.GetValue(live))
                return DoctorAnswer.Of(work, Doctor.Run(work, parsed.GetValue(full)), null);
            var (firings, ofHooks) = LiveHooks.Run(work);
            return DoctorAnswer.Of(work, [.. Doctor.Run(work, parsed.GetValue(full)), .. ofHooks], firings);
        });
    }
}
