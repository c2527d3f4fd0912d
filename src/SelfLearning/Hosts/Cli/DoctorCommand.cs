using SelfLearning.App.Features.Diagnosis;
using SelfLearning.App.Contract;
using SelfLearning.App.Features.Hooks;

namespace SelfLearning.Hosts.Cli;

internal static class DoctorCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("doctor", "Look for anything that is not as it should be in both stores: damage, ids, secrets, modes, locks, caches", "self-learning doctor", writes: false);
        var live = verb.Option<bool>("--live", "Also fire every installed hook as its agent would, with a made-up card in a folder of its own");
        var full = verb.Option<bool>("--full", "Also scan texts again that were found clean before");
        return verb.Does((parsed, work) =>
        {
            if (!parsed.GetValue(live))
                return DoctorAnswer.Of(work, Doctor.Run(work, parsed.GetValue(full)), null);
            var (firings, ofHooks) = LiveHooks.Run(work);
            return DoctorAnswer.Of(work, [.. Doctor.Run(work, parsed.GetValue(full)), .. ofHooks], firings);
        });
    }
}
