using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>What ties cards or a file to this place, and what can stand there instead.</summary>
public static class PortabilityCheckAnswer
{
    public static Answer Of(Workspace work, PortabilityCheck.Result result) =>
        new(Json(work, result), output => Text(output, result), result.Places.Any(p => !IsFixed(result, p)) ? UserError.Cannot : 0);

    private static bool IsFixed(PortabilityCheck.Result result, PortabilityCheck.Place place) => place.CardId is { } id && result.Fixed.Contains(id);

    private static JsonObject Json(Workspace work, PortabilityCheck.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("checked", result.Checked);
        json.Add("count", result.Places.Count);
        json.Add("findings", new JsonArray(result.Places.Select(p => new JsonObject
        {
            { Keys.AhaId, p.CardId },
            { "field", p.Field },
            { "file", result.File },
            { "line", p.Line == 0 ? JsonValue.Null : p.Line },
            { "start", p.Start },
            { "length", p.Finding.Length },
            { "text", Redacted.Text(p.Finding.Text) },
            { "rule", p.Finding.Rule },
            { "private", p.Finding.IsPrivate },
            { "replacement", p.Finding.Replacement },
        })));
        json.Add("fixed", JsonArray.Of(result.Fixed));
        return json;
    }

    private static void Text(TextOutput output, PortabilityCheck.Result result)
    {
        foreach (var place in result.Places)
        {
            var where = place.CardId is null ? $"{result.File}:{place.Line}:{place.Start + 1}" : $"{place.CardId} {place.Field}";
            output.Line($"{where}: {place.Finding.Text} ({place.Finding.Rule}) → {(place.Finding.Replacement.Length == 0 ? "leave it out" : place.Finding.Replacement)}");
        }

        var what = result.File ?? (result.Checked == 1 ? "1 card" : $"{result.Checked} cards");
        output.Line(result.Places.Count == 0 ? $"{what}: nothing ties {(result.File is null && result.Checked != 1 ? "them" : "it")} to this place."
            : result.Fixed.Count > 0 ? $"Replaced in new versions of {string.Join(", ", result.Fixed)}. Approval of the old text does not cover them."
            : result.File is not null ? $"{result.Places.Count} found."
            : $"{result.Places.Count} found in {what}. Add --fix to replace them in new versions of the cards.");
    }
}
