using SelfLearning.App.Storage.Search;
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
            var drifted = store == work.Project ? Drifted(work) : 0;
            using var snapshot = FoldedStore.ForLists(work.Env, store, IndexPage.Request, everyRecommendation: false);
            store.WriteIndex(IndexPage.Text(snapshot, work.Env.Now, drifted));
        }
        catch (UserError e)
        {
            work.Warnings.Add($"INDEX.md was not refreshed: {e.Message} Nothing that was recorded is lost.");
        }
    }

    private static int Drifted(Workspace work)
    {
        using var stores = work.Stores.Open();
        return BackportStatusCheck.Known(stores, work.Project).Count(e => BlockStatus.IsDrift(e.Status));
    }
}
