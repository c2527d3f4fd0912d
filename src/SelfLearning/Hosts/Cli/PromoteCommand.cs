using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class PromoteCommand
{
    public static Verb Create()
    {
        var verb = new Verb("promote", "Copy shareable cards to the machine's store, for all your projects", "self-learning promote --ids aha_1ace75a88751", writes: true);
        var ids = verb.Option<string>("--ids", "Ids of cards, with commas between them", "A,B", required: true);
        return verb.Does((parsed, work) =>
        {
            var result = Promote.Run(work, [.. PayloadReader.SplitIds(parsed.GetValue(ids)!)]);
            var json = new JsonObject
            {
                { "ok", true },
                { "user", work.Env.User },
                { "from_project_store", work.Project.Path },
                { "to_global_store", work.Global.Path },
                { "requested", JsonArray.Of(result.Requested) },
                { "promoted_count", result.Promoted.Count },
                { "promoted_ids", JsonArray.Of(result.Promoted) },
            };
            return new Answer(json, page => page.Line(result.Promoted.Count == 0
                ? "The machine's store has these cards already."
                : $"Copied to {work.Global.Path}: {string.Join(", ", result.Promoted)}"));
        });
    }
}
