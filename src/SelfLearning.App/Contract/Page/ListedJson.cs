using SelfLearning.App.Features.Page;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract.Page;

/// <summary>A record as a list of the page shows it.</summary>
internal static class ListedJson
{
    public static JsonArray Of(IEnumerable<ListedRecord> records) => new(records.Select(Of));

    public static JsonObject Of(ListedRecord record) => new()
    {
        { Keys.Kind, record.Kind },
        { Keys.Id, record.Id },
        { Keys.Title, record.Title },
        { Keys.Status, record.Status },
        { "skill", record.Skill },
        { "store", record.Store },
        { "touched", record.Touched },
        { "shown", record.Shown },
        { "used", record.Used },
        { "helped", record.Helped },
        { "harmed", record.Harmed },
    };
}
