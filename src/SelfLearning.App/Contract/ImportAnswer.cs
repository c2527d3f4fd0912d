using SelfLearning.App.Features;
using SelfLearning.App.Features.Learning;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>What an import brings in, or brought.</summary>
public static class ImportAnswer
{
    private const int Shown = 20;

    public static Answer Of(Workspace work, ImportLessons.Result result, bool shown)
    {
        var json = work.HeadWithStore();
        json.Add("from", result.Request.From);
        json.Add("applied", result.Done);
        json.Add("count", result.New.Count);
        json.Add("known", result.Known);
        var left = new JsonObject();
        foreach (var (what, count) in result.Left)
            left.Add(what, count);
        json.Add("left_out", left);
        json.Add("items", new JsonArray(result.New));
        json.Add("note", Note(result));
        return new Answer(json, output =>
        {
            if (!shown)
                Show(output, result);
            output.Line(Note(result));
        });
    }

    /// <summary>The plan for a person.</summary>
    public static void Show(TextOutput output, ImportLessons.Result result)
    {
        foreach (var candidate in result.New.Take(Shown))
        {
            output.Line($"+ {candidate.Text(Keys.Title)}{(candidate.Texts(Keys.Flags) is { Count: > 0 } flags ? $" (flagged: {string.Join(", ", flags)})" : "")}");
            output.Item(candidate.Texts(Keys.Evidence)[^1], level: 2);
        }

        if (result.New.Count > Shown)
            output.Line($"… and {result.New.Count - Shown} more.");
        output.Line($"{result.New.Count} new, {result.Known} known already.");
        foreach (var (what, count) in result.Left)
            output.Item($"left out: {count} {what}");
    }

    private static string Note(ImportLessons.Result result) =>
        result.Done ? "Imported as candidates. Nothing is shown to agents before you keep it: self-learning candidates"
        : result.New.Count == 0 ? "Nothing new to import." : "Nothing was changed. Add --yes to import them as candidates.";
}
