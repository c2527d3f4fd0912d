using SelfLearning.App.Features.Page;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract.Page;

/// <summary>Cards that somebody should look at: stale ones, those with outcomes against them, those of one title.</summary>
public static class QueueAnswer
{
    private const int Most = 50;

    public static JsonObject Of(StoreOverview overview)
    {
        var (stale, doubted, twins) = (overview.Stale().ToList(), overview.Doubted().ToList(), overview.SameTitle().ToList());
        return new JsonObject
        {
            { "stale_count", stale.Count },
            { "stale", ListedJson.Of(stale.Take(Most)) },
            { "stale_days", StoreOverview.StaleDays },
            { "doubted_count", doubted.Count },
            { "doubted", ListedJson.Of(doubted.Take(Most)) },
            { "same_title_count", twins.Count },
            { "same_title", new JsonArray(twins.Take(Most).Select(ListedJson.Of)) },
        };
    }
}
