using SelfLearning.Core.Text;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>What goes, or went, for good.</summary>
public static class ForgetAnswer
{
    /// <param name="work">Where it was looked.</param>
    /// <param name="result">The plan, or what was done.</param>
    /// <param name="shown">Whether a person has seen the plan already.</param>
    public static Answer Of(Workspace work, Forget.Result result, bool shown) => new(Json(work, result), output =>
    {
        if (!shown)
            Show(output, result);
        output.Line(Note(result));
    });

    /// <summary>The plan for a person.</summary>
    public static void Show(TextOutput output, Forget.Result result)
    {
        foreach (var part in result.Parts)
        {
            output.Line($"From {part.Path}:");
            foreach (var (kind, count) in part.Lines)
                output.Item($"{kind.FileName}: {Counted.Of(count, "line")}");
            foreach (var bundle in part.Bundles)
                output.Item($"exports/backports/{bundle}");
            foreach (var file in part.Damaged)
                output.Item($"damaged/{file}: lines that hold it");
        }

        foreach (var target in result.StillIn)
            output.Line($"It is still in {target}; that file is not changed.");
    }

    private static JsonObject Json(Workspace work, Forget.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("ids", JsonArray.Of(result.Ids));
        json.Add("forgotten", result.Done);
        json.Add("stores", new JsonArray(result.Parts.Select(p =>
        {
            var lines = new JsonObject();
            foreach (var (kind, count) in p.Lines)
                lines.Add(kind.FileName, count);
            return new JsonObject { { "store", p.Path }, { "lines", lines }, { "bundles", JsonArray.Of(p.Bundles) }, { "damaged", JsonArray.Of(p.Damaged) } };
        })));
        json.Add("still_in", JsonArray.Of(result.StillIn));
        json.Add(Keys.Note, Note(result));
        return json;
    }

    private static string Note(Forget.Result result) => result.Done ? "Forgotten." : "Nothing was changed. Add --yes to apply.";
}
