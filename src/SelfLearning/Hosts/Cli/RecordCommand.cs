using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Features;

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

    public static Verb Create()
    {
        var verb = new Verb("record", "Record what was learned: an event, cards, recommendations, used ids", Example, writes: true);
        var json = verb.Option<string?>("--json", "Read the payload from a file, not from standard input", "FILE");
        return verb.Does((parsed, work) =>
        {
            var file = parsed.GetValue(json);
            if (file is null && work.Env.InputIsTerminal)
                work.Env.Error.Write("Type the JSON payload and end with Ctrl-D.\n");
            var result = RecordPayload.Run(work, InputFile.Read(work.Env, file), file ?? "standard input");
            return new Answer(Json(work, result), page => Text(page, result));
        });
    }

    private static JsonObject Json(Workspace work, RecordPayload.Result result)
    {
        var written = new JsonObject();
        if (result.Event is not null)
            written.Add("events", work.Project.PathOf(JournalKind.Events));
        if (result.Payload.HasCards)
            written.Add("aha_cards", work.Project.PathOf(JournalKind.Cards));
        if (result.Payload.HasRecommendations)
            written.Add("recommendations", work.Project.PathOf(JournalKind.Recommendations));

        var json = work.HeadWithStore();
        json.Add("written", written);
        json.Add("usage_signals", new JsonObject
        {
            { "written", new JsonArray(result.Usage.Written) },
            { "invalid_ids", result.Usage.InvalidIdsJson() },
            { "errors", result.Usage.ErrorsJson() },
        });
        json.Add("ids", new JsonObject
        {
            { "event", result.Event is { } e ? Json(e) : JsonValue.Null },
            { "aha_cards", new JsonArray(result.Cards.Select(Json)) },
            { "recommendations", new JsonArray(result.Recommendations.Select(Json)) },
        });
        json.Add("redactions", new JsonArray(result.Redactions.Select(r => new JsonObject { { "path", r.Path }, { "kind", r.Kind } })));
        return json;
    }

    private static JsonObject Json(RecordPayload.Outcome outcome) => new() { { "id", outcome.Id }, { "outcome", outcome.What } };

    private static void Text(Page page, RecordPayload.Result result)
    {
        page.Line("Recorded.");
        foreach (var (kind, outcome) in new[] { ("event", result.Event) }.Concat(result.Cards.Select(c => ("card", (RecordPayload.Outcome?)c))).Concat(result.Recommendations.Select(r => ("recommendation", (RecordPayload.Outcome?)r))))
        {
            if (outcome is not null)
                page.Item($"{kind} {outcome.Id} {outcome.What}");
        }

        foreach (var signal in result.Usage.Written)
            page.Item($"{signal.Text("kind")} {signal.Text("aha_id") ?? signal.Text("rec_id")}");
        foreach (var (id, prefix) in result.Usage.InvalidIds)
            page.Item($"left out: {id} does not begin with {prefix}");
        foreach (var id in result.Usage.UnknownIds)
            page.Item($"left out: {id} is not known");
        foreach (var place in result.Redactions)
            page.Item($"redacted: {place.Path} ({place.Kind})");
    }
}
