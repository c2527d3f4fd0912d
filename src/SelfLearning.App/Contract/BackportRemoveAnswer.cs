using SelfLearning.App.Features;
using SelfLearning.App.Features.Backports;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>What was, or would be, taken out of which target.</summary>
public static class BackportRemoveAnswer
{
    /// <param name="work">Where it was run.</param>
    /// <param name="result">The plan, or what was done.</param>
    /// <param name="shown">Whether a person has seen the plan already.</param>
    public static Answer Of(Workspace work, RemoveBackport.Result result, bool shown) => new(Json(work, result), output =>
    {
        if (!shown)
            Show(output, result);
        output.Line(Note(result));
    });

    /// <summary>The plan for a person.</summary>
    public static void Show(TextOutput output, RemoveBackport.Result result)
    {
        foreach (var target in result.Targets)
        {
            output.Block(target.Diff);
            output.Line($"{(result.Done ? "Removed" : "To remove")}: {string.Join(", ", target.CardIds)} from {target.Target.Path}");
            foreach (var edited in target.Edited)
                output.Item($"edited by hand: {edited}");
        }
    }

    private static string Note(RemoveBackport.Result result) =>
        result.Done ? "Removed."
        : result.Kept.Count > 0 ? "Nothing was changed. Add --discard-edits and --yes to remove the edited text too."
        : "Nothing was changed. Add --yes to apply.";

    private static JsonObject Json(Workspace work, RemoveBackport.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("removed", result.Done);
        json.Add("targets", new JsonArray(result.Targets.Select(t => new JsonObject
        {
            { "target", t.Target.Path },
            { "card_ids", JsonArray.Of(t.CardIds) },
            { "edited_by_hand", JsonArray.Of(t.Edited) },
            { "files", JsonArray.Of(t.Paths) },
            { "diff", t.Diff },
        })));
        json.Add("note", Note(result));
        return json;
    }
}
