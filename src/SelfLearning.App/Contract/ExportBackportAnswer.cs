using SelfLearning.App.Features;
using SelfLearning.App.Features.Backports;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>What an export changed, or would change, and what its gate said.</summary>
public static class ExportBackportAnswer
{
    public static Answer Of(Workspace work, ExportBackport.Result result) => new(Json(work, result), output => Text(output, work, result));

    private static JsonObject Json(Workspace work, ExportBackport.Result result)
    {
        var json = work.HeadWithStore();
        foreach (var (key, value) in Target(work, result, result.Targets[0]).Members)
            json.Add(key, value);
        json.Add("logged_to", work.Project.PathOf(JournalKind.Backports));
        json.Add("hunks", new JsonArray(result.Targets.SelectMany(t => t.Hunks).Select(h => new JsonObject { { "file", h.Path }, { "lines", h.Range }, { "card_ids", JsonArray.Of(h.CardIds) } })));
        json.Add("gate", new JsonArray(result.Gate.Select(f => new JsonObject { { "rule", f.Rule }, { "grade", f.Grade }, { "detail", f.Detail } })));
        if (result.Targets.Count > 1)
            json.Add("targets", new JsonArray(result.Targets.Select(t => Target(work, result, t))));
        return json;
    }

    private static JsonObject Target(Workspace work, ExportBackport.Result result, ExportBackport.Exported one) => new()
    {
        { Keys.TargetSkill, one.Target.Path },
        { Keys.BackportId, one.BackportId },
        { Keys.BundleDir, Path.Combine(work.Project.Path, "exports", "backports", one.BundleFolder) },
        { Keys.Applied, result.Request.Apply },
        { Keys.DiffWritten, result.Request.MakeDiff },
        { "card_ids", JsonArray.Of(result.Ids) },
        { Keys.AddedCardIds, JsonArray.Of(one.Plan.AddedIds) },
        { Keys.ResultCardIds, JsonArray.Of(one.Plan.ResultIds) },
    };

    private static void Text(TextOutput output, Workspace work, ExportBackport.Result result)
    {
        foreach (var one in result.Targets)
        {
            output.Block(one.Diff);
            output.Line(one.Plan.AddedIds.Count == 0
                ? $"{one.Target.Path} has these cards already."
                : $"{(result.Request.Apply ? "Applied" : "Planned")}: {string.Join(", ", one.Plan.AddedIds)} → {one.Target.Path} (backport {one.BackportId})");
            output.Item($"bundle: {Path.Combine(work.Project.Path, "exports", "backports", one.BundleFolder)}");
        }

        foreach (var finding in result.Gate)
            output.Item($"{finding.Grade}: {finding.Detail}");
        if (!result.Request.Apply)
            output.Line("Nothing was changed there. Add --apply to make the changes.");
    }
}
