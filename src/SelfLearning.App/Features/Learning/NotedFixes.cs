using SelfLearning.App.Storage;
using SelfLearning.Core.Learning;
using SelfLearning.Core.Learning.Live;

namespace SelfLearning.App.Features.Learning;

/// <summary>Makes candidates of the fixes that hooks noted while they happened, so that no transcript need be read for them.</summary>
internal static class NotedFixes
{
    /// <summary>Of all fixes that were noted in this repository.</summary>
    public static (int Created, int Grown) Add(Workspace work)
    {
        using var notes = LiveNotes.Find(work.Env, work.Project, work.Roots.Repository, create: false);
        return notes is null ? default : Add(work, notes.Fixes());
    }

    public static (int Created, int Grown) Add(Workspace work, IEnumerable<SeenFix> fixes)
    {
        List<Finding> found = [.. fixes.Where(f => !f.IsAgain && f.Worth.IsEnough).Select(f => f.AsFinding())];
        return found.Count == 0 ? default : CandidateStore.Add(work, work.Project, found);
    }
}
