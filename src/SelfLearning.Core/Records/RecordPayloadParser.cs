using SelfLearning.Core.Json;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Records;

/// <summary>Checks a payload whole before anything is written. Each fault is named by its JSON path.</summary>
public sealed class RecordPayloadParser
{
    private static readonly string[] TopLevel =
        ["event", "aha_cards", "recommendations", "used_aha_ids", "used_rec_ids", "used", "usage_source", "usage_context"];

    private readonly Func<string, bool> exists;
    private readonly List<string> faults = [];
    private readonly List<string> warnings = [];

    private RecordPayloadParser(Func<string, bool> exists) => this.exists = exists;

    /// <summary>The payload, or null and its faults. <paramref name="exists"/> tells whether a record of an id is known, which makes a
    /// record with that id an edit that may leave out what it does not change.</summary>
    public static Payload? Read(JsonValue value, Func<string, bool> exists, out IReadOnlyList<string> faults, out IReadOnlyList<string> warnings)
    {
        var reader = new RecordPayloadParser(exists);
        var payload = reader.Read(value);
        faults = reader.faults;
        warnings = reader.warnings;
        return faults.Count == 0 ? payload : null;
    }

    private Payload? Read(JsonValue value)
    {
        if (value is not JsonObject top)
        {
            faults.Add("$: must be an object with one of " + string.Join(", ", TopLevel));
            return null;
        }

        HalfCharacters(top, "");
        Doubles(top, "$", TopLevel);
        foreach (var key in top.Members.Select(m => m.Key).Where(k => !TopLevel.Contains(k)))
            warnings.Add($"{key}: unknown, and left out{(Nearest.Find(key, TopLevel) is { } near ? $"; did you mean {near}?" : ".")}");

        var cards = Records(top, "aha_cards", PayloadFields.Card);
        var recommendations = Records(top, "recommendations", PayloadFields.Recommendation);
        var used = Optional<JsonObject>(top, "used", "$.used", "an object");
        return new Payload(
            Event(top),
            [.. (cards ?? []).Select(c => new CardRecord(c))],
            [.. (recommendations ?? []).Select(r => new RecommendationRecord(r))],
            [.. Ids(top.Find("used_aha_ids"), "used_aha_ids").Concat(Ids(used?.Find("aha_ids"), "used.aha_ids")).Distinct()],
            [.. Ids(top.Find("used_rec_ids"), "used_rec_ids").Concat(Ids(used?.Find("rec_ids"), "used.rec_ids")).Distinct()],
            Optional<JsonString>(top, "usage_source", "usage_source", "a string")?.Value,
            Optional<JsonString>(top, "usage_context", "usage_context", "a string")?.Value)
        {
            HasCards = cards is { Count: > 0 },
            HasRecommendations = recommendations is { Count: > 0 },
        };
    }

    private EventRecord? Event(JsonObject top)
    {
        if (Optional<JsonObject>(top, "event", "event", "an object") is not { Count: > 0 } found)
            return null;
        Check(found, "event", PayloadFields.Event);
        if (IsBlank(found, Keys.TaskSummary) && IsBlank(found, Keys.Id))
            faults.Add("event.task_summary: missing");
        return new EventRecord(found);
    }

    private List<JsonObject>? Records(JsonObject top, string key, PayloadFields fields)
    {
        if (Optional<JsonArray>(top, key, key, "an array") is not { } array)
            return null;
        var records = new List<JsonObject>(array.Count);
        for (var i = 0; i < array.Count; i++)
        {
            var path = $"{key}[{i}]";
            if (array.Items[i] is JsonObject record)
            {
                Check(record, path, fields);
                if (!IsEdit(record, records))
                    fields.Required(record, path, IsBlank, faults);
                records.Add(record);
            }
            else
            {
                faults.Add($"{path}: must be an object");
            }
        }

        return records;
    }

    private bool IsEdit(JsonObject record, List<JsonObject> before) =>
        record.Text(Keys.Id) is { } id && (exists(id) || before.Exists(b => b.Text(Keys.Id) == id));

    private void Check(JsonObject record, string path, PayloadFields fields)
    {
        Doubles(record, path, fields.Names);
        foreach (var (key, value) in record.Members)
        {
            if (!value.IsNull && fields.Fault(key, value) is { } fault)
                faults.Add($"{path}.{key}: {fault}");
        }

        if (PythonText.Given(record.Text(Keys.Id)) is { } && record.Text(Keys.Id) is { } id && !Core.Records.Ids.IsValid(id, fields.Prefix))
            faults.Add($"{path}.id: must be {fields.Prefix} and 1 to 64 of A-Z a-z 0-9 _ . -");
    }

    // Half of a surrogate pair is no character: programs that read the journals would fail at it.
    private void HalfCharacters(JsonValue value, string path)
    {
        switch (value)
        {
            case JsonString text when HalfCharacter(text.Value) is { } half:
                faults.Add($"{path}: holds \\u{(int)half:x4}, half of a surrogate pair and no character");
                break;
            case JsonArray array:
                for (var i = 0; i < array.Count; i++)
                    HalfCharacters(array.Items[i], $"{path}[{i}]");
                break;
            case JsonObject record:
                foreach (var (key, item) in record.Members)
                {
                    if (HalfCharacter(key) is { } half)
                        faults.Add($"{(path.Length == 0 ? "$" : path)}: a key holds \\u{(int)half:x4}, half of a surrogate pair and no character");
                    HalfCharacters(item, path.Length == 0 ? key : $"{path}.{key}");
                }

                break;
        }
    }

    private static char? HalfCharacter(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return text[i];
            i++;
        }

        return null;
    }

    private void Doubles(JsonObject record, string path, IEnumerable<string> names)
    {
        foreach (var name in names.Where(n => record.Members.Count(m => m.Key == n) > 1))
            faults.Add($"{path}.{name}: stands twice");
    }

    private T? Optional<T>(JsonObject from, string key, string path, string kind)
        where T : JsonValue
    {
        var value = from.Find(key);
        if (value is null || value.IsNull)
            return null;
        if (value is T found)
            return found;
        faults.Add($"{path}: must be {kind}");
        return null;
    }

    private IEnumerable<string> Ids(JsonValue? value, string path)
    {
        switch (value)
        {
            case null or { IsNull: true }:
                return [];
            case JsonString text:
                return SplitIds(text.Value);
            case JsonArray array when array.Items.TrueForAll(i => i is JsonString || i.IsNull):
                return array.Items.Select(i => PythonText.Given(i.AsText)).OfType<string>();
            default:
                faults.Add($"{path}: must be an array of ids or a string with commas between them");
                return [];
        }
    }

    /// <summary>The ids of a comma-separated text; blanks are dropped.</summary>
    public static IEnumerable<string> SplitIds(string? text) =>
        (text ?? "").Split(',').Select(PythonText.Given).OfType<string>();

    // A value of a wrong type is a fault of its own.
    private static bool IsBlank(JsonObject record, string key) =>
        record.Find(key) is null or { IsNull: true } or JsonString && PythonText.IsBlank(record.Text(key));
}
