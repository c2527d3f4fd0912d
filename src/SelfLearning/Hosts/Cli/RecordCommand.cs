using SelfLearning.App.Features.Records;
using SelfLearning.App.Contract;

namespace SelfLearning.Hosts.Cli;

internal static class RecordCommand
{
    private const string Example = """
        self-learning record <<'JSON'
        {"event": {"task_summary": "Count errors in the logs", "primary_skill": "log-search"},
         "aha_cards": [{"title": "jq needs -r for raw text", "when_to_use": "quotes in jq output",
           "solution_steps": ["Add -r to jq"], "evidence": ["jq manual"], "shareable": true, "tags": ["jq"]}],
         "used_aha_ids": []}
        JSON
        """;

    public static CliCommand Create()
    {
        var verb = new CliCommand("record", "Record what was learned: an event, cards, recommendations, used ids", Example, writes: true);
        var json = verb.Option<string?>("--json", "Read the payload from a file instead of standard input", "FILE");
        return verb.Does((parsed, work) =>
        {
            var file = parsed.Text(json);
            if (file is null && work.Env.InputIsTerminal)
                work.Env.Error.Write("Type the JSON payload and end with Ctrl-D.\n");
            return RecordAnswer.Of(work, RecordPayload.Run(work, InputFile.Read(work.Env, file), file ?? "standard input"));
        });
    }
}
