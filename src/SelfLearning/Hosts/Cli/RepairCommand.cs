using SelfLearning.Core.Json;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class RepairCommand
{
    public static Verb Create()
    {
        var verb = new Verb("repair", "Plan, or apply, the mending of damage that needs no person, and of records that miss a skill or carry an old status", "self-learning repair --apply", writes: true);
        var apply = verb.Option<bool>("--apply", "Do it; without this only the plan is shown");
        return verb.Does((parsed, work) =>
        {
            var result = Repair.Run(work, parsed.GetValue(apply));
            var note = (result.Applied, result.IsNothing) switch
            {
                (_, true) => "Nothing to repair.",
                (true, _) => "Repaired by appending; the old lines are kept as history. Bytes that are no record are kept in the folder damaged.",
                _ => "Nothing was changed; add --apply to do it.",
            };
            var json = work.HeadWithStore();
            json.Add("applied", result.Applied);
            json.Add("planned", new JsonObject
            {
                { "aha_updates", new JsonArray(result.Cards.Select(c => c.Json())) },
                { "rec_updates", new JsonArray(result.Recommendations.Select(c => c.Json())) },
            });
            json.Add("counts", new JsonObject { { "aha_updates", result.Cards.Count }, { "rec_updates", result.Recommendations.Count } });
            json.Add("note", note);
            json.Add("mended", new JsonArray(result.Mended.Select(m => m.Json())));
            return new Answer(json, page =>
            {
                foreach (var change in result.Cards.Concat(result.Recommendations))
                    page.Item($"{change.Id}:{(change.Skill is { } skill ? $" skill {skill}" : "")}{(change.Status is { } status ? $" status {status}" : "")}");
                foreach (var step in result.Mended)
                    page.Item($"{step.Rule}: {step.File}{(step.Line > 0 ? $":{step.Line}" : "")}: {step.Detail}");
                page.Line(note);
            });
        });
    }
}
