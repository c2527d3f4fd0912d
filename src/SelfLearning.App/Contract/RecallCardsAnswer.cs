using System.Globalization;
using SelfLearning.App.Features.Recall;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Contract;

/// <summary>The cards that fit a situation, the weak ones marked, or that none does.</summary>
public static class RecallCardsAnswer
{
    /// <param name="result">What was recalled.</param>
    /// <param name="budget">How many tokens the bullets may have; 0 for no limit.</param>
    /// <param name="why">Whether to say why each card was chosen.</param>
    public static Answer Of(RecallCards.Result result, int budget, bool why)
    {
        var shown = result.Items.Zip(RecallCards.Bullets(result, budget)).ToList();
        return new Answer(Json(result, shown, why), output => Text(output, result.Silent, shown, why));
    }

    /// <summary>The same for a program that hands it to a model: what was recorded stands in a fence, in text and data alike.</summary>
    public static Answer Fenced(RecallCards.Result result, int budget)
    {
        var shown = result.Items.Zip(RecallCards.Bullets(result, budget)).ToList();
        var text = shown.Count == 0
            ? Nothing(result.Silent)
            : Fence.Around(string.Concat(shown.Select(pair => Fence.Item(pair.Second.Title, $"{pair.Second.Label}, from {pair.First.Store}", pair.Second.Do))));
        var json = new JsonObject
        {
            { "text", text },
            { "cards", new JsonArray(shown.Select(pair => new JsonObject { { "id", pair.First.Id }, { "fit", Number(pair.First.Fit) } })) },
        };
        return new Answer(json, output => output.Exact(text.TrimEnd('\n')));
    }

    private static JsonObject Json(RecallCards.Result result, List<(RecallCards.Item Item, Bullet Bullet)> shown, bool why) => new()
    {
        { "ok", true },
        {
            "situation", new JsonObject
            {
                { "task", result.Situation.Task },
                { "prompt", result.Situation.Prompt },
                { "command", result.Situation.Command },
                { "error", result.Situation.Error },
                { "files", JsonArray.Of(result.Situation.Files) },
            }
        },
        { "count", shown.Count },
        { "items", Redaction.Redact(new JsonArray(shown.Select(pair => Json(pair.Item, pair.Bullet, why)))) },
        {
            "silent", result.Silent switch
            {
                null => null,
                Silence.EmptyStore => "empty-store",
                Silence.NoMatch => "no-match",
                _ => "below-threshold",
            }
        },
    };

    private static JsonObject Json(RecallCards.Item item, Bullet bullet, bool why)
    {
        var json = new JsonObject
        {
            { "id", item.Id },
            { "title", bullet.Title },
            { "status", item.Status },
            { "scope", item.Scope },
            { "store", item.Store },
            { "primary_skill", Skill.Normal(item.Record.Text("primary_skill")) },
            { "fit", Number(item.Fit) },
            { "signature", item.Signature },
            { "do", JsonArray.Of(bullet.Do) },
            {
                "why", new JsonArray((why ? item.Why : []).Select(reason => new JsonObject
                {
                    { "feature", reason.Feature }, { "detail", reason.Detail }, { "weight", Number(reason.Weight) },
                }))
            },
        };
        if (item.Weak)
            json.Add("weak", true);
        if (bullet.Notes.Length > 0)
            json.Add("note", bullet.Notes);
        if (item.Flagged.Count > 0)
            json.Add("flagged", JsonArray.Of(item.Flagged));
        return json;
    }

    private static string Nothing(Silence? silent) =>
        silent == Silence.EmptyStore ? "Nothing is recorded here yet. Continue with your usual tools, and record what you learn." : "No matching cards.";

    private static JsonNumber Number(double value) => new(value.ToString("0.###", CultureInfo.InvariantCulture));

    private static void Text(TextOutput output, Silence? silent, List<(RecallCards.Item Item, Bullet Bullet)> shown, bool why)
    {
        if (shown.Count == 0)
            output.Line(Nothing(silent));
        foreach (var (item, bullet) in shown)
        {
            output.Exact(bullet.Text);
            if (why)
                output.Item($"fit {item.Fit.ToString("0.00", CultureInfo.InvariantCulture)}: {string.Join(", ", item.Why.Select(reason => $"{reason.Feature} {reason.Detail} {reason.Weight.ToString("0.##", CultureInfo.InvariantCulture)}"))}");
        }
    }
}
