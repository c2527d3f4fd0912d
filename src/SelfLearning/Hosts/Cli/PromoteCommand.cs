using SelfLearning.App.Features.Records;
using SelfLearning.App.Contract;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class PromoteCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("promote", "Copy shareable cards to your global store, for all your projects", "self-learning promote --ids aha_1ace75a88751", writes: true);
        var ids = verb.Option<string>("--ids", "Ids of cards, separated by commas", "A,B", required: true);
        var force = verb.Option<string?>("--force", "Copy cards that hold private names or paths anyway; the reason is recorded", "REASON");
        return verb.Does((parsed, work) => PromoteAnswer.Of(work, Promote.Run(work, [.. RecordPayloadParser.SplitIds(parsed.GetValue(ids)!)], parsed.Text(force))));
    }
}
