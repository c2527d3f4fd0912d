using SelfLearning.App.Features;
using SelfLearning.App.Features.Index;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>Where backported cards stand, and what drifted.</summary>
public static class BackportStatusAnswer
{
    /// <param name="work">Where it was looked.</param>
    /// <param name="entries">What stands where.</param>
    /// <param name="check">Whether drift is a failure.</param>
    public static Answer Of(Workspace work, IReadOnlyList<BackportStatusCheck.Entry> entries, bool check)
    {
        var drifted = entries.Count(e => BlockStatus.IsDrift(e.Status));
        var json = work.HeadWithStore();
        json.Add("count", entries.Count);
        json.Add("drifted", drifted);
        json.Add("items", new JsonArray(entries.Select(e => new JsonObject
        {
            { "aha_id", e.CardId.Length == 0 ? null : e.CardId },
            { "backport_id", e.BackportId },
            { "file", e.File },
            { "line", e.Line == 0 ? JsonValue.Null : e.Line },
            { "status", e.Status },
        })));
        return new Answer(
            json,
            output =>
            {
                if (entries.Count == 0)
                    output.Line("No card was backported here.");
                else
                    output.Table(["status", "id", "file"], entries.Select(e => (IReadOnlyList<string>)[e.Status, e.CardId, Path.GetRelativePath(work.Roots.Repository, e.File) + (e.Line > 0 ? $":{e.Line}" : "")]));
            },
            check && drifted > 0 ? UserError.Cannot : 0);
    }
}
