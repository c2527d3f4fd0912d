using SelfLearning.App.Features.Records;
using SelfLearning.App.Contract;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class SignalCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("signal", "Write one signal for a card or a recommendation", "self-learning signal --kind aha_helped --aha-id aha_1ace75a88751 --context \"tests pass\"", writes: true);
        var kind = verb.Option<string>("--kind", "What happened", "KIND", oneOf: SignalKind.All, required: true);
        var card = verb.Option<string?>("--aha-id", "The card", "AHA_ID");
        var recommendation = verb.Option<string?>("--rec-id", "The recommendation", "REC_ID");
        var source = verb.Option<string?>("--source", "Where it comes from", "WORD", "manual");
        var context = verb.Option<string?>("--context", "The context", "TEXT");
        return verb.Does((parsed, work) => SignalAnswer.Of(work, WriteSignal.Run(
            work, parsed.GetValue(kind)!, parsed.Word(card), parsed.Word(recommendation), parsed.Word(source) ?? "manual", parsed.Text(context))));
    }
}
