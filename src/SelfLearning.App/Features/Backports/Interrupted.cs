using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Backports;

/// <summary>A backport whose process was killed. Its targets are put back before anything is planned, since a plan reads them as they are.</summary>
internal static class Interrupted
{
    public static void PutRight(Workspace work)
    {
        using (var store = work.Project.Find())
        {
            if (store is null || !ChangeNote.IsIn(store))
                return;
        }

        work.Project.Locked(store => ChangeSet.Recover(store, work.Warnings));
    }
}
