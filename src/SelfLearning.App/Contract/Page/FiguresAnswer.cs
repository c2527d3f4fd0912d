using System.Globalization;
using SelfLearning.App.Features.Page;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract.Page;

/// <summary>How many cards have which status, and what hints came to week by week.</summary>
public static class FiguresAnswer
{
    public static JsonObject Of(StoreOverview overview) => new()
    {
        { "cards", ByStatus(overview.Records.Where(StoreOverview.IsCard), Status.OfCards) },
        { "recommendations", ByStatus(overview.Records.Where(r => !StoreOverview.IsCard(r)), Status.OfRecommendations) },
        {
            "weeks", new JsonArray(overview.Weeks.Select(w => new JsonObject
            {
                { "monday", w.Monday.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
                { "shown", w.Shown },
                { "used", w.Used },
                { "helped", w.Helped },
                { "harmed", w.Harmed },
                { "cost", w.Tokens },
            }))
        },
    };

    private static JsonObject ByStatus(IEnumerable<ListedRecord> records, IReadOnlyList<string> words)
    {
        var counts = records.CountBy(r => r.Status).ToDictionary(StringComparer.Ordinal);
        var json = new JsonObject();
        foreach (var word in words)
            json.Add(word, counts.GetValueOrDefault(word));
        return json;
    }
}
