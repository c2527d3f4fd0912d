using SelfLearning.App.Storage;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Review;

namespace SelfLearning.App.Features.Index;

/// <summary>Writes a store's INDEX.md anew after a change. A page that cannot be written is told as a warning: nothing recorded is in it alone.</summary>
internal static class RefreshIndex
{
    public static void Of(Workspace work, Store store)
    {
        try
        {
            var snapshot = store.LoadAll();
            var drifted = store == work.Project ? BackportStatusCheck.Known(work, snapshot).Count(e => BlockStatus.IsDrift(e.Status)) : 0;
            store.WriteIndex(IndexPage.Text(snapshot, work.Env.Now, drifted));
        }
        catch (UserError e)
        {
            work.Warnings.Add($"INDEX.md was not refreshed: {e.Message} Nothing that was recorded is lost.");
        }
    }
}
