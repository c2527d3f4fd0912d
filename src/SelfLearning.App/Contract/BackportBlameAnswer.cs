using System.Globalization;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Backports;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>Where the lines of a file came from.</summary>
public static class BackportBlameAnswer
{
    public static Answer Of(Workspace work, BlameBackport.Result result) => new(Json(work, result), output => Text(output, result));

    private static JsonObject Json(Workspace work, BlameBackport.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("file", result.Path);
        json.Add("lines", new JsonArray(result.Lines.Select(l => new JsonObject
        {
            { "line", l.Number },
            { "origin", l.Kind },
            { Keys.AhaId, l.CardId },
            { "version", l.Version is { } version ? version : JsonValue.Null },
            { "text", Redacted.Text(l.Text) },
        })));
        json.Add("cards", new JsonArray(result.Cards.Select(Card)));
        return json;
    }

    private static JsonObject Card(BlameBackport.Card card) => new()
    {
        { Keys.AhaId, card.Id },
        { Keys.Title, Redacted.Text(card.Title) },
        { "versions", new JsonArray(card.Versions.Select((ts, i) => new JsonObject { { "version", i + 1 }, { Keys.Ts, ts } })) },
        { "put_in_version", card.PutIn is { } version ? version : JsonValue.Null },
        { Keys.Backport, new JsonObject { { Keys.BackportId, card.BackportId }, { Keys.Ts, card.BackportTs }, { "refreshed_ts", card.RefreshedTs } } },
        { Keys.Approved, card.Approved ?? JsonValue.Null },
        { "event", card.Event is { } e ? new JsonObject { { Keys.Id, e.Id }, { Keys.Ts, e.Ts }, { Keys.TaskSummary, Redacted.Text(e.TaskSummary) } } : JsonValue.Null },
        { "candidate", card.Candidate },
        {
            Keys.Evidence, new JsonObject
            {
                { "used", card.Outcomes.Used },
                { "helped", card.Outcomes.Helped },
                { "harmed", card.Outcomes.Harmed },
                { "trust", Number(Trust.Of(card.Outcomes.Helped, card.Outcomes.Harmed)) },
                { "trust_at_most", Number(1 - Trust.Of(card.Outcomes.Harmed, card.Outcomes.Helped)) },
            }
        },
    };

    private static void Text(TextOutput output, BlameBackport.Result result)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < result.Lines.Count;)
        {
            var first = result.Lines[i];
            var end = i;
            while (end < result.Lines.Count && (result.Lines[end].Kind, result.Lines[end].CardId, result.Lines[end].Version) == (first.Kind, first.CardId, first.Version))
                end++;
            output.Line($"{(end - i == 1 ? $"{first.Number}" : $"{first.Number}-{result.Lines[end - 1].Number}")}: {Origin(first)}");
            for (; i < end; i++)
            {
                if (result.Lines[i].Text.Length > 0)
                    output.Item("| " + result.Lines[i].Text);
            }

            if (first.CardId is { } id && told.Add(id))
                Tell(output, result.Cards.First(c => c.Id == id));
        }
    }

    private static string Origin(BlameBackport.Line line) => line.Kind switch
    {
        LineKind.Card => $"{line.CardId}, {(line.Version is { } version ? $"version {version}" : "version unknown")}",
        LineKind.Edited => $"{line.CardId}, edited here by hand",
        LineKind.Frame => line.CardId is { } id ? $"mark of {id}" : "our heading or mark",
        _ => "not ours",
    };

    private static void Tell(TextOutput output, BlameBackport.Card card)
    {
        if (card.Title is null)
            output.Item($"{card.Id} is known to no store here", level: 2);
        else
            output.Item($"card: {card.Title} ({(card.PutIn is { } version ? $"version {version} of {card.Versions.Count}, {card.Versions[version - 1]}" : $"{card.Versions.Count} versions, which one was put in is unknown")})", level: 2);
        output.Item($"backport: {card.BackportId ?? "unknown"}{(card.BackportTs is { } ts ? $", {ts}" : "")}{(card.RefreshedTs is { } refreshed ? $", refreshed {refreshed}" : "")}", level: 2);
        output.Item(card.Approved is { } approved ? $"approved by {approved.Text("user")}, {approved.Text("at")}, at the {approved.Text("via")}" : "approved by nobody", level: 2);
        if (card.Event is { } e)
            output.Item($"learned in: {e.TaskSummary} ({e.Id})", level: 2);
        if (card.Candidate is { } candidate)
            output.Item($"found in a session: {candidate}", level: 2);
        var (used, helped, harmed) = card.Outcomes;
        output.Item($"evidence: used {used}, helped {helped}, harmed {harmed}{(Trust.Of(helped, harmed) is { } least ? $", trust {Round(least)} to {Round(1 - Trust.Of(harmed, helped)!.Value)}" : "")}", level: 2);
    }

    private static JsonValue Number(double? value) => value is { } number ? new JsonNumber(Round(number)) : JsonValue.Null;

    private static string Round(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
