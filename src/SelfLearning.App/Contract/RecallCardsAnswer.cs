using SelfLearning.Core.Safety;
using SelfLearning.App.Features.Recall;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;
using System.Globalization;

namespace SelfLearning.App.Contract;

/// <summary>The cards that fit a situation, or that none does.</summary>
public static class RecallCardsAnswer
{
    /// <param name="result">What was recalled.</param>
    /// <param name="why">Whether to say why each card was chosen.</param>
    public static Answer Of(RecallCards.Result result, bool why) => new(Json(result.Situation, result, why), output => Text(output, result, why));

    private static JsonObject Json(Situation situation, RecallCards.Result result, bool why) => new()
    {
        { "ok", true },
        {
            "situation", new JsonObject
            {
                { "task", situation.Task },
                { "prompt", situation.Prompt },
                { "command", situation.Command },
                { "error", situation.Error },
                { "files", JsonArray.Of(situation.Files) },
            }
        },
        { "count", result.Items.Count },
        { "items", Redaction.Redact(new JsonArray(result.Items.Select(item => Json(item, why)))) },
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

    private static JsonObject Json(RecallCards.Item item, bool why)
    {
        var json = new JsonObject
        {
            { "id", item.Id },
            { "title", item.Record.Text("title") },
            { "status", item.Status },
            { "scope", item.Scope },
            { "store", item.Store },
            { "primary_skill", Skill.Normal(item.Record.Text("primary_skill")) },
            { "fit", Number(item.Fit) },
            { "signature", item.Signature },
            { "do", JsonArray.Of(item.Bullet.Do) },
            {
                "why", new JsonArray((why ? item.Why : []).Select(reason => new JsonObject
                {
                    { "feature", reason.Feature }, { "detail", reason.Detail }, { "weight", Number(reason.Weight) },
                }))
            },
        };
        if (item.Flagged.Count > 0)
            json.Add("flagged", JsonArray.Of(item.Flagged));
        return json;
    }

    private static JsonNumber Number(double value) => new(value.ToString("0.###", CultureInfo.InvariantCulture));

    private static void Text(TextOutput output, RecallCards.Result result, bool why)
    {
        if (result.Items.Count == 0)
            output.Line(result.Silent == Silence.EmptyStore ? "Nothing is recorded here yet. Go on with your usual tools, and record what you learn." : "Nothing that is recorded fits this.");
        foreach (var item in result.Items)
        {
            output.Line(item.Bullet.Line);
            if (why)
                output.Item($"fit {item.Fit.ToString("0.00", CultureInfo.InvariantCulture)}: {string.Join(", ", item.Why.Select(reason => $"{reason.Feature} {reason.Detail} {reason.Weight.ToString("0.##", CultureInfo.InvariantCulture)}"))}");
        }
    }
}
