using System.CommandLine;
using System.Globalization;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class ShowCommand
{
    public static Verb Create()
    {
        var verb = new Verb("show", "Show whole records with their history and signals", "self-learning show aha_1ace75a88751", writes: false);
        var ids = new Argument<string[]>("ID") { Description = "Ids of cards, recommendations or events", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(ids);
        return verb.Does((parsed, work) =>
        {
            var items = ShowRecords.Run(work, parsed.GetValue(ids) ?? []);
            var json = work.HeadWithStore();
            json.Add("count", items.Count);
            json.Add("items", new JsonArray(items.Select(Json)));
            return new Answer(json, page => Text(page, items));
        });
    }

    private static JsonObject Json(ShowRecords.Item item)
    {
        var json = new JsonObject
        {
            { "id", item.Id },
            { "kind", item.Kind },
            { "store", item.Store.Path },
            { "record", item.Record },
            { "history", new JsonArray(item.History) },
            { "signals", new JsonArray(item.Signals) },
        };
        if (item.Kind == JournalKind.Cards.Noun)
        {
            var score = Score.Of(item.Memories.Evidence, item.Id);
            json.Add("score", score.Value);
            json.Add("explain", score.Explain());
            json.Add("flags", JsonArray.Of(CardFlags.Of(item.Record)));
            json.Add("trust", TrustOf(item) is { } trust ? new JsonNumber(trust) : JsonValue.Null);
        }

        return json;
    }

    private static string? TrustOf(ShowRecords.Item item) =>
        Trust.Of(item.Memories.Evidence.Count(item.Id, SignalKind.AhaHelped), item.Memories.Evidence.Count(item.Id, SignalKind.AhaHarmed))
            is { } trust ? trust.ToString("0.###", CultureInfo.InvariantCulture) : null;

    private static void Text(Page page, IReadOnlyList<ShowRecords.Item> items)
    {
        foreach (var item in items)
        {
            page.Line($"{item.Kind} {item.Id}");
            page.Block(Indent(JsonText.Indented(item.Record)));
            if (item.Kind == JournalKind.Cards.Noun)
                page.Item($"{Score.Of(item.Memories.Evidence, item.Id).Explain()}; trust {TrustOf(item) ?? "unknown (no outcome yet)"}");
            if (item.Kind == JournalKind.Cards.Noun && CardFlags.Of(item.Record) is { Count: > 0 } flags)
                page.Item($"flagged: {string.Join(", ", flags)}; no agent is shown it until a person accepts it");
            page.Item($"history: {item.History.Count} earlier {(item.History.Count == 1 ? "version" : "versions")}");
            foreach (var version in item.History)
                page.Item($"{version.Text("ts")} {version.Text("status")} {version.Text("title") ?? version.Text("task_summary")}", level: 2);
            page.Item($"signals: {item.Signals.Count}");
            foreach (var signal in item.Signals)
                page.Item($"{signal.Text("ts")} {signal.Text("kind")} by {signal.Text("source")}{(signal.Text("context") is { } context ? $": {context}" : "")}", level: 2);
        }
    }

    private static string Indent(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);
}
