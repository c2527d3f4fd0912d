using SelfLearning.App.Features;
using SelfLearning.App.Features.Diagnosis;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>What was, or would be, repaired.</summary>
public static class RepairAnswer
{
    public static Answer Of(Workspace work, Repair.Result result)
    {
        var note = (result.Applied, result.IsNothing) switch
        {
            (_, true) => "Nothing to repair.",
            (true, _) => "Repaired by appending; old lines are kept as history. Bytes that are not records are kept in the folder damaged.",
            _ => "Nothing was changed. Add --apply to make the changes.",
        };
        var json = work.HeadWithStore();
        json.Add(Keys.Applied, result.Applied);
        json.Add("planned", new JsonObject
        {
            { "aha_updates", new JsonArray(result.Cards.Select(Json)) },
            { "rec_updates", new JsonArray(result.Recommendations.Select(Json)) },
        });
        json.Add("counts", new JsonObject { { "aha_updates", result.Cards.Count }, { "rec_updates", result.Recommendations.Count } });
        json.Add(Keys.Note, note);
        json.Add("mended", new JsonArray(result.Repaired.Select(Json)));
        return new Answer(json, output =>
        {
            foreach (var change in result.Cards.Concat(result.Recommendations))
                output.Item($"{change.Id}:{(change.Skill is { } skill ? $" skill {skill}" : "")}{(change.Status is { } status ? $" status {status}" : "")}");
            foreach (var step in result.Repaired)
                output.Item($"{step.Rule}: {step.File}{(step.Line > 0 ? $":{step.Line}" : "")}: {step.Detail}");
            output.Line(note);
        });
    }

    private static JsonObject Json(Repair.Change change)
    {
        var json = new JsonObject { { Keys.Id, change.Id } };
        if (change.Skill is not null)
            json.Add(Keys.PrimarySkill, change.Skill);
        if (change.Status is not null)
            json.Add(Keys.Status, change.Status);
        return json;
    }

    private static JsonObject Json(RepairDamage.Step step) => new()
    {
        { "rule", step.Rule },
        { "file", step.File },
        { "line", step.Line > 0 ? step.Line : JsonValue.Null },
        { "detail", step.Detail },
    };
}
