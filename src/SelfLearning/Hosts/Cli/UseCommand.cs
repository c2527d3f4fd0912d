using SelfLearning.App.Features.Records;
using SelfLearning.App.Contract;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class UseCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("use", "Record that cards or recommendations were used", "self-learning use --aha aha_1ace75a88751 --context \"log search\"", writes: true);
        var cards = verb.Option<string?>("--aha", "Ids of cards, separated by commas", "A,B");
        var recommendations = verb.Option<string?>("--rec", "Ids of recommendations, separated by commas", "C,D");
        var source = verb.Option<string?>("--source", "Where it comes from", "WORD", "agent");
        var context = verb.Option<string?>("--context", "The context", "TEXT");
        return verb.Does((parsed, work) => SignalAnswer.Of(work, UseSignals.Run(
            work, [.. RecordPayloadParser.SplitIds(parsed.GetValue(cards))], [.. RecordPayloadParser.SplitIds(parsed.GetValue(recommendations))],
            parsed.Word(source) ?? "agent", parsed.Word(context))));
    }
}
