using SelfLearning.App.Features;
using SelfLearning.App.Features.Backports;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>What was, or would be, taken out of which target.</summary>
public static class BackportRemoveAnswer
{
    public static Answer Of(Workspace work, RemoveBackport.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("removed", result.Done);
        json.Add("targets", new JsonArray(result.Targets.Select(t => new JsonObject
        {
            { "target", t.Target },
            { "card_ids", JsonArray.Of(t.CardIds) },
            { "edited_by_hand", JsonArray.Of(t.Edited) },
            { "files", JsonArray.Of(t.Paths) },
            { "diff", t.Diff },
        })));
        return new Answer(json, output =>
        {
            foreach (var target in result.Targets)
            {
                output.Block(target.Diff);
                output.Line($"{(result.Done ? "Removed" : "Would remove")}: {string.Join(", ", target.CardIds)} from {target.Target}");
                foreach (var edited in target.Edited)
                    output.Item($"edited by hand: {edited}");
            }
        });
    }
}
