using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Memory;
using System.Globalization;

namespace SelfLearning.App.Contract;

/// <summary>Whole records with their history and signals.</summary>
public static class ShowAnswer
{
    public static Answer Of(Workspace work, IReadOnlyList<ShowRecords.Item> items)
    {
        var json = work.HeadWithStore();
        json.Add("count", items.Count);
        json.Add("items", new JsonArray(items.Select(Json)));
        return new Answer(json, output => Text(output, items));
    }

    private static JsonObject Json(ShowRecords.Item item)
    {
        var json = new JsonObject
        {
            { Keys.Id, item.Id },
            { Keys.Kind, item.Kind },
            { "store", item.Store },
            { "record", item.Record },
            { "history", new JsonArray(item.History) },
            { "signals", new JsonArray(item.Signals) },
        };
        if (item.Score is { } score)
        {
            json.Add("score", score.Value);
            json.Add("explain", score.Explain());
            json.Add("flags", JsonArray.Of(CardFlags.Of(item.Record)));
            json.Add("trust", TrustOf(item) is { } trust ? new JsonNumber(trust) : JsonValue.Null);
        }

        return json;
    }

    private static string? TrustOf(ShowRecords.Item item) => item.Trust?.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Text(TextOutput output, IReadOnlyList<ShowRecords.Item> items)
    {
        foreach (var item in items)
        {
            output.Line($"{item.Kind} {item.Id}");
            output.Block(Indent(JsonText.Indented(item.Record)));
            if (item.Score is { } score)
                output.Item($"{score.Explain()}; trust {TrustOf(item) ?? "unknown (no outcome yet)"}");
            if (item.Score is not null && CardFlags.Of(item.Record) is { Count: > 0 } flags)
                output.Item($"flagged: {string.Join(", ", flags)}; no agent is shown it until a person accepts it");
            output.Item($"history: {item.History.Count} earlier {(item.History.Count == 1 ? "version" : "versions")}");
            foreach (var version in item.History)
                output.Item($"{version.Text(Keys.Ts)} {version.Text(Keys.Status)} {version.Text(Keys.Title) ?? version.Text(Keys.TaskSummary)}", level: 2);
            output.Item($"signals: {item.Signals.Count}");
            foreach (var signal in item.Signals.Select(s => new SignalRecord(s)))
                output.Item($"{signal.Ts} {signal.Kind} by {signal.Source}{(signal.Context is { } context ? $": {context}" : "")}", level: 2);
        }
    }

    private static string Indent(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
