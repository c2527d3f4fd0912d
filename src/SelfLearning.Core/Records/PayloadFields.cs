using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>Which type each field of a payload's record must have, and which fields it cannot be without.</summary>
internal sealed record PayloadFields(string Prefix, string[] Texts, string[] Lists, string[] Flags, string[] Objects, string[][] OneOfEach)
{
    internal static readonly PayloadFields Card = new(
        Ids.Card,
        ["id", "ts", "title", "when_to_use", "problem", "primary_skill", "scope", "key", "status", "last_touched_ts", "note"],
        ["solution_steps", "evidence", "tags", "gotchas", "links"],
        ["shareable"],
        ["input_shape", "output_shape"],
        [["title"], ["when_to_use", "problem"]]);

    internal static readonly PayloadFields Recommendation = new(
        Ids.Recommendation,
        ["id", "ts", "title", "why", "implementation_hint", "primary_skill", "scope", "status", "last_touched_ts", "note"],
        ["tags"],
        ["shareable"],
        ["expected_impact", "backport"],
        [["title"]]);

    internal static readonly PayloadFields Event = new(
        Ids.Event, ["id", "ts", "task_summary", "primary_skill"], ["notes"], [], [], []);

    internal IEnumerable<string> Names => [.. Texts, .. Lists, .. Flags, .. Objects, "approved", "schema"];

    internal string? Fault(string key, JsonValue value)
    {
        if (Texts.Contains(key))
            return value is JsonString ? null : "must be a string";
        if (Lists.Contains(key))
            return value is JsonArray array && array.Items.TrueForAll(i => i is JsonString) ? null : "must be an array of strings";
        if (Flags.Contains(key))
            return value is JsonBool ? null : "must be true or false";
        if (Objects.Contains(key))
            return value is JsonObject ? null : "must be an object";
        return key switch
        {
            "approved" => "only a person can approve, with aha-status at a terminal",
            "schema" => "cannot be given",
            _ => null,
        };
    }

    internal void Required(JsonObject record, string path, Func<JsonObject, string, bool> isBlank, List<string> faults)
    {
        foreach (var oneOf in OneOfEach.Where(names => names.All(n => isBlank(record, n))))
            faults.Add(oneOf.Length == 1 ? $"{path}.{oneOf[0]}: missing" : $"{path}: one of {string.Join(", ", oneOf)} is missing");
    }
}
