using SelfLearning.App.Features;
using SelfLearning.App.Features.Page;

namespace SelfLearning.Hosts.Page;

/// <summary>The stores in short, read again only when they grew.</summary>
internal sealed class PageMemory
{
    private readonly Lock gate = new();
    private string? growth;
    private StoreOverview? overview;

    public StoreOverview Overview(Workspace work)
    {
        lock (gate)
        {
            var now = StoreGrowth.Of(work);
            if (overview is null || growth != now)
            {
                (overview, growth) = (StoreOverview.Of(work), now);
                Tidy(0);
            }

            return overview;
        }
    }

    /// <summary>Gives memory back beyond so many bytes. Journals that were read whole leave 150 MB over 100,000 cards, and a page waits most of its time.</summary>
    public static void Tidy(long most)
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > most)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
    }
}
