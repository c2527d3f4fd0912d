using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class ListCommand
{
    private const string Cold = "Nothing is recorded here yet. Go on with your usual tools, and record what you learn.";

    public static Verb Create()
    {
        var verb = new Verb("list", "List records, newest last", "self-learning list --query jq --limit 5", writes: false);
        var query = verb.Option<string?>("--query", "Only those whose JSON holds this text, case-blind", "TEXT");
        var skill = verb.Option<string?>("--skill", "Only those of this skill", "NAME");
        var tag = verb.Option<string?>("--tag", "Only those with this tag", "TAG");
        var limit = verb.Count("--limit", "The last N; 0 for all", 20);
        var kind = verb.Option<string>("--kind", "What to list", "KIND", ListRecords.Cards, [ListRecords.Cards, ListRecords.Recommendations, ListRecords.Events]);
        var all = verb.Option<bool>("--all", "Rejected and deprecated ones too");
        var history = verb.Option<bool>("--history", "Every version, not only the latest");
        return verb.Does((parsed, work) =>
        {
            var request = new ListRecords.Request(
                parsed.GetValue(kind)!, parsed.GetValue(query), parsed.GetValue(skill), parsed.GetValue(tag), parsed.GetValue(limit),
                parsed.GetValue(all), parsed.GetValue(history));
            var result = ListRecords.Run(work, request);
            var json = work.Head(ok: false);
            json.Add("count", result.Items.Count);
            json.Add("items", new JsonArray(result.Items));
            var flagged = new JsonObject();
            foreach (var card in request.Kind == ListRecords.Cards ? result.Items : [])
            {
                if (CardFlags.Of(card) is { Count: > 0 } flags)
                    flagged.Set(card.Text("id")!, JsonArray.Of(flags));
            }

            if (flagged.Count > 0)
                json.Add("flagged", flagged);
            if (result.StoreIsEmpty)
                json.Add("message", Cold);
            return new Answer(json, page => Text(page, request, result));
        });
    }

    private static void Text(Page page, ListRecords.Request request, ListRecords.Result result)
    {
        if (result.Items.Count == 0)
            page.Line(result.StoreIsEmpty ? Cold : "Nothing here fits.");
        else if (request.Kind == ListRecords.Events)
            page.Table(["id", "time", "skill", "task"], result.Items.Select(e => Row(e, "id", "ts", "primary_skill", "task_summary")));
        else if (request.Kind == ListRecords.Recommendations)
            page.Table(["id", "status", "skill", "title"], result.Items.Select(r => Row(r, "id", "status", "primary_skill", "title")));
        else
            page.Table(["id", "status", "skill", "title", "when to use"], result.Items.Select(c => Flagged(c, Row(c, "id", "status", "primary_skill", "title", "when_to_use"))));
    }

    private static IReadOnlyList<string> Flagged(JsonObject card, IReadOnlyList<string> row) =>
        CardFlags.Of(card) is { Count: > 0 } flags ? [row[0], $"{row[1]}, flagged: {string.Join(", ", flags)}", .. row.Skip(2)] : row;

    private static IReadOnlyList<string> Row(JsonObject record, params string[] keys) =>
        [.. keys.Select(k => record.Text(k) ?? (k == "status" ? Status.Proposed : ""))];
}
