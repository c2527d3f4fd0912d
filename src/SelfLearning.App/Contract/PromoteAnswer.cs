using SelfLearning.App.Features;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>Which cards were copied to the global store.</summary>
public static class PromoteAnswer
{
    public static Answer Of(Workspace work, Promote.Result result)
    {
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
        return new Answer(json, output => output.Line(result.Promoted.Count == 0
            ? "Your global store already has these cards."
            : $"Copied to {work.Global.Path}: {string.Join(", ", result.Promoted)}"));
    }
}
