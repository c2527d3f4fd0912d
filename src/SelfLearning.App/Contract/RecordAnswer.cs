using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>What was recorded, and what was redacted or left out.</summary>
public static class RecordAnswer
{
    public static Answer Of(Workspace work, RecordPayload.Result result) => new(Json(work, result), output => Text(output, result));

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
            { "invalid_ids", SignalAnswer.InvalidIds(result.Usage) },
            { "errors", SignalAnswer.Errors(result.Usage) },
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

    private static JsonObject Json(RecordPayload.Outcome outcome) => new() { { Keys.Id, outcome.Id }, { "outcome", outcome.What } };

    private static void Text(TextOutput output, RecordPayload.Result result)
    {
        output.Line("Recorded.");
        foreach (var (kind, outcome) in new[] { ("event", result.Event) }.Concat(result.Cards.Select(c => ("card", (RecordPayload.Outcome?)c))).Concat(result.Recommendations.Select(r => ("recommendation", (RecordPayload.Outcome?)r))))
        {
            if (outcome is not null)
                output.Item($"{kind} {outcome.Id} {outcome.What}");
        }

        foreach (var signal in result.Usage.Written.Select(s => new SignalRecord(s)))
            output.Item($"{signal.Kind} {signal.Subject}");
        foreach (var (id, prefix) in result.Usage.InvalidIds)
            output.Item($"left out: {id} does not begin with {prefix}");
        foreach (var id in result.Usage.UnknownIds)
            output.Item($"left out: {id} is not known");
        foreach (var place in result.Redactions)
            output.Item($"redacted: {place.Path} ({place.Kind})");
    }
}
