using SelfLearning.App.Features.Page;
using SelfLearning.App.Features.Recall;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract.Page;

/// <summary>What a search finds: records whose title, id, skill or status holds its words, then cards that recall thinks of.</summary>
public static class SearchAnswer
{
    public static JsonObject Of(StoreOverview overview, string text, RecallCards.Result recalled, int limit)
    {
        var named = overview.Search(text).Take(limit).ToList();
        var known = named.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var related = recalled.Items.Select(i => overview.Find(i.Id)).OfType<ListedRecord>().Where(r => !known.Contains(r.Id)).Take(limit);
        return new JsonObject { { "query", text }, { "named", ListedJson.Of(named) }, { "related", ListedJson.Of(related) } };
    }
}
