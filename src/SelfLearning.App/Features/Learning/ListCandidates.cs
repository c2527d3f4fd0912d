using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Candidates;

namespace SelfLearning.App.Features.Learning;

/// <summary>The candidates of the project, worthiest first.</summary>
public static class ListCandidates
{
    /// <param name="Items">Those that were asked for, after the limit.</param>
    /// <param name="Open">How many are open in all.</param>
    public sealed record Result(IReadOnlyList<JsonObject> Items, int Open);

    public static Result Run(Workspace work, bool all, string? kind, int limit)
    {
        var known = CandidateStore.All(work.Project);
        var open = known.Where(c => (c.Text("status") ?? CandidateStatus.Open) == CandidateStatus.Open).ToList();
        var wanted = (all ? known : open).Where(c => kind is null || c.Text("kind") == kind);
        return new Result([.. limit == 0 ? wanted : wanted.Take(limit)], open.Count);
    }
}
