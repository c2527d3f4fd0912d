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
                (overview, growth) = (StoreOverview.Of(work), now);
            return overview;
        }
    }
}
