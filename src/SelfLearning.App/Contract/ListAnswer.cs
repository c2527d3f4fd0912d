using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>Records as a list.</summary>
public static class ListAnswer
{
    private const string Cold = "Nothing is recorded here yet. Continue with your usual tools, and record what you learn.";

    public static Answer Of(Workspace work, ListRecords.Request request, ListRecords.Result result)
    {
        var json = work.Head(ok: false);
        json.Add("count", result.Items.Count);
        json.Add("items", new JsonArray(result.Items));
        var flagged = new JsonObject();
        foreach (var card in request.Kind == ListRecords.Cards ? result.Items : [])
        {
            if (CardFlags.Of(card) is { Count: > 0 } flags)
                flagged.Set(new CardRecord(card).Id, JsonArray.Of(flags));
        }

        if (flagged.Count > 0)
            json.Add("flagged", flagged);
        if (result.StoreIsEmpty)
            json.Add("message", Cold);
        return new Answer(json, output => Text(output, request, result));
    }

    private static void Text(TextOutput output, ListRecords.Request request, ListRecords.Result result)
    {
        if (result.Items.Count == 0)
            output.Line(result.StoreIsEmpty ? Cold : "No matching records.");
        else if (request.Kind == ListRecords.Events)
            output.Table(["id", "time", "skill", "task"], result.Items.Select(e => Row(e, Keys.Id, Keys.Ts, Keys.PrimarySkill, Keys.TaskSummary)));
        else if (request.Kind == ListRecords.Recommendations)
            output.Table(["id", "status", "skill", "title"], result.Items.Select(r => Row(r, Keys.Id, Keys.Status, Keys.PrimarySkill, Keys.Title)));
        else
            output.Table(["id", "status", "skill", "title", "when to use"], result.Items.Select(c => Flagged(c, Row(c, Keys.Id, Keys.Status, Keys.PrimarySkill, Keys.Title, Keys.WhenToUse))));
    }

    private static IReadOnlyList<string> Flagged(JsonObject card, IReadOnlyList<string> row) =>
        CardFlags.Of(card) is { Count: > 0 } flags ? [row[0], $"{row[1]}, flagged: {string.Join(", ", flags)}", .. row.Skip(2)] : row;

    private static IReadOnlyList<string> Row(JsonObject record, params string[] keys) =>
        [.. keys.Select(k => record.Text(k) ?? (k == Keys.Status ? Status.Proposed : ""))];
}
