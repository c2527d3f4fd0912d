using ModelContextProtocol.Protocol;
using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Mcp;

internal static class FeedbackTool
{
    private const string Source = "mcp";

    public static Tool Definition { get; } = McpTools.Define(
        "feedback",
        "Say what came of a card: used, helped, or harmed (it was wrong or misled).",
        """{"type":"object","properties":{"id":{"type":"string"},"outcome":{"enum":["used","helped","harmed"]},"context":{"type":"string","description":"How you know"},"cwd":{"type":"string"}},"required":["id","outcome"]}""",
        """{"type":"object","properties":{"signal":{"type":"object","properties":{"kind":{"type":"string"}}}},"required":["signal"]}""",
        reads: false);

    public static Answer Run(Workspace work, CallArguments given)
    {
        var id = given.Text("id") ?? throw new UserError("id: missing.", "Give the id that recall named, such as aha_1ace75a88751.");
        var kind = (given.Text("outcome"), id.StartsWith(Ids.Recommendation, StringComparison.Ordinal)) switch
        {
            ("used", true) => SignalKind.RecUsed,
            ("used", false) => SignalKind.AhaUsed,
            ("helped", false) => SignalKind.AhaHelped,
            ("harmed", false) => SignalKind.AhaHarmed,
            (_, true) => throw new UserError("outcome: a recommendation can only be used."),
            _ => throw new UserError("outcome: must be used, helped or harmed."),
        };
        return SignalAnswer.Of(work, kind == SignalKind.RecUsed
            ? WriteSignal.Run(work, kind, null, id, Source, given.Text("context"))
            : WriteSignal.Run(work, kind, id, null, Source, given.Text("context")));
    }
}
