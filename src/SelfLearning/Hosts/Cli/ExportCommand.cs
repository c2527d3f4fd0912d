using SelfLearning.App.Contract;
using SelfLearning.App.Features.Backports;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class ExportCommand
{
    private const string AgentsMd = "agents-md";

    public static CliCommand Create()
    {
        var verb = new CliCommand("export", "Export cards: as JSON to standard output, or into AGENTS.md as a backport that can be taken out again", "self-learning export --to json > cards.json", writes: true);
        var to = verb.Option<string>("--to", "json, or agents-md", "TARGET", oneOf: ["json", AgentsMd], required: true);
        var ids = verb.Option<string?>("--ids", "Ids of cards, separated by commas; by default all for json, accepted and shareable ones for agents-md", "A,B");
        var file = verb.Option("--file", "The Markdown file of agents-md", "FILE", "AGENTS.md");
        var apply = verb.Option<bool>("--apply", "Change the file; without this only the diff is shown");
        var force = verb.Option<string?>("--force", "Add cards despite the gate's warnings; the reason is recorded", "REASON");
        return verb.Does((parsed, work) =>
        {
            List<string> wanted = [.. RecordPayloadParser.SplitIds(parsed.GetValue(ids) ?? "")];
            if (parsed.GetValue(to) != AgentsMd)
                return ExportAnswer.Of(work, ExportCards.Run(work, wanted));
            var request = new ExportBackport.Request(
                null, [parsed.GetValue(file)!], wanted.Count > 0 ? wanted : ExportCards.Accepted(work), MakeDiff: false, parsed.GetValue(apply), parsed.GetValue(force));
            return ExportBackportAnswer.Of(work, ExportBackport.Apply(work, ExportBackport.Plan(work, request)));
        });
    }
}
