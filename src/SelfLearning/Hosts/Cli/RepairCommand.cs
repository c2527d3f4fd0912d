using SelfLearning.App.Features.Diagnosis;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class RepairCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("repair", "Plan or apply repairs of damage, and of records with a missing skill or an old status", "self-learning repair --apply", writes: true);
        var apply = verb.Option<bool>("--apply", "Apply the plan; without this it is only shown");
        return verb.Does((parsed, work) => RepairAnswer.Of(work, Repair.Run(work, parsed.GetValue(apply))));
    }
}
