using System.Globalization;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Learning.Imports;

/// <summary>Reads this program's own JSON: what <c>export --to json</c> and <c>list</c> print, a payload of <c>record</c>, or a journal of cards.</summary>
public static class OwnJson
{
    public const string Source = "json";

    /// <param name="bytes">One JSON object or array, or one object a line.</param>
    /// <param name="file">Its name, for a person.</param>
    /// <param name="into">Where its lessons go.</param>
    /// <returns>False where it is neither.</returns>
    public static bool Read(ReadOnlySpan<byte> bytes, string file, ImportedLessons into)
    {
        if (JsonReader.TryRead(bytes, out var value, out _))
        {
            Add(value, file, into);
            return true;
        }

        var read = 0;
        var latest = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var range in bytes.Split((byte)'\n'))
        {
            if (bytes[range].IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;
            if (!JsonReader.TryRead(bytes[range], out var line, out _) || line is not JsonObject record)
                into.Leave("lines that are no JSON object");
            else
                latest[record.Text(Keys.Id) ?? $"#{read++.ToString(CultureInfo.InvariantCulture)}"] = record; // A journal's last line of an id is what it says now.
        }

        foreach (var record in latest.Values)
            AddCard(record, file, into);
        return latest.Count > 0;
    }

    private static void Add(JsonValue value, string file, ImportedLessons into)
    {
        if (value is JsonArray array)
        {
            foreach (var item in array.Items)
                AddCard(item, file, into);
        }
        else if (value is JsonObject json && new[] { "aha_cards", "items" }.Any(key => json.Find(key) is JsonArray))
        {
            foreach (var key in new[] { "aha_cards", "items" })
                Add(json.Find(key) ?? new JsonArray(), file, into);
            into.Leave("recommendations", (json.Find("recommendations") as JsonArray)?.Count ?? 0);
            into.Leave("events", json.Find("event") is JsonObject ? 1 : 0);
        }
        else
        {
            AddCard(value, file, into);
        }
    }

    private static void AddCard(JsonValue value, string file, ImportedLessons into)
    {
        if (value is not JsonObject card)
        {
            into.Leave("values that are no record");
        }
        else if (card.Text(Keys.Id)?.StartsWith(Ids.Recommendation, StringComparison.Ordinal) == true)
        {
            into.Leave("recommendations");
        }
        else if (string.IsNullOrWhiteSpace(card.Text(Keys.Title)))
        {
            into.Leave("records without a title");
        }
        else
        {
            into.Add(new ImportedLesson(Source, card.Text(Keys.Id) is { } id ? $"{file}, {id}" : file, card.Text(Keys.Title)!, card.Text(Keys.WhenToUse) ?? card.Text(Keys.Title)!)
            {
                Problem = card.Text(Keys.Problem) ?? "",
                Steps = card.Texts(Keys.SolutionSteps),
                Tags = card.Texts(Keys.Tags),
                Skill = card.Text(Keys.PrimarySkill),
                Evidence = card.Texts(Keys.Evidence),
            });
        }
    }
}
