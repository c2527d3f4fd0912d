using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class BackportStatusCommand
{
    public static Verb Create()
    {
        var verb = new Verb("backport-status", "Show where backported cards stand, and what drifted", "self-learning backport-status --check", writes: false);
        var check = verb.Option<bool>("--check", "Exit with 1 when something drifted");
        return verb.Does((parsed, work) =>
        {
            var entries = BackportStatusCheck.Run(work);
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
                page =>
                {
                    if (entries.Count == 0)
                        page.Line("No card was backported here.");
                    else
                        page.Table(["status", "id", "file"], entries.Select(e => (IReadOnlyList<string>)[e.Status, e.CardId, Path.GetRelativePath(work.Roots.Repository, e.File) + (e.Line > 0 ? $":{e.Line}" : "")]));
                },
                parsed.GetValue(check) && drifted > 0 ? UserError.Cannot : 0);
        });
    }
}
