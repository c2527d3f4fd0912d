using SelfLearning.App.Features.Diagnosis;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class RepairCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("repair", "Plan, or apply, the mending of damage that needs no person, and of records that miss a skill or carry an old status", "self-learning repair --apply", writes: true);
        var apply = verb.Option<bool>("--apply", "Do it; without this only the plan is shown");
        return verb.Does((parsed, work) => RepairAnswer.Of(work, Repair.Run(work, parsed.GetValue(apply))));
    }
}
