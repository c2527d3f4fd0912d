using System.Text;
using ModelContextProtocol.Protocol;
using SelfLearning.App.Contract;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;

namespace SelfLearning.Hosts.Mcp;

internal static class RecordTool
{
    public static Tool Definition { get; } = McpTools.Define(
        "record",
        "Keep one to five short lessons that will save the next run time. No secrets, no guesses. An equal card is reinforced; a known id is edited.",
        """{"type":"object","properties":{"aha_cards":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"title":{"type":"string"},"when_to_use":{"type":"string"},"problem":{"type":"string","description":"Error text, verbatim"},"solution_steps":{"type":"array","items":{"type":"string"}},"evidence":{"type":"array","items":{"type":"string"}},"primary_skill":{"type":"string"}},"required":["title"]}},"cwd":{"type":"string"}},"required":["aha_cards"]}""",
        """{"type":"object","properties":{"ids":{"type":"object","properties":{"aha_cards":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"outcome":{"type":"string"}}}}}}},"required":["ids"]}""",
        reads: false);

    // The payload is that of the `record` verb; what else it can hold is taken here too.
    public static Answer Run(Workspace work, CallArguments given)
    {
        var payload = string.Join(',', given.All.Where(a => a.Key != "cwd").Select(a => $"{Core.Json.JsonText.Line(a.Key)}:{a.Value.GetRawText()}"));
        return RecordAnswer.Of(work, RecordPayload.Run(work, Encoding.UTF8.GetBytes($"{{{payload}}}"), "the arguments"));
    }
}
