using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>Which type each field of a payload's record must have, and which fields it cannot be without.</summary>
internal sealed record PayloadFields(string Prefix, string[] Texts, string[] Lists, string[] Flags, string[] Objects, string[][] OneOfEach)
{
    internal static readonly PayloadFields Card = new(
        Ids.Card,
        [Keys.Id, Keys.Ts, Keys.Title, Keys.WhenToUse, Keys.Problem, Keys.PrimarySkill, Keys.Scope, Keys.Key, Keys.Status, Keys.LastTouchedTs, Keys.Note],
        [Keys.SolutionSteps, Keys.Evidence, Keys.Tags, Keys.Gotchas, Keys.Links],
        [Keys.Shareable],
        [Keys.InputShape, Keys.OutputShape],
        [[Keys.Title], [Keys.WhenToUse, Keys.Problem]]);

    internal static readonly PayloadFields Recommendation = new(
        Ids.Recommendation,
        [Keys.Id, Keys.Ts, Keys.Title, Keys.Why, Keys.ImplementationHint, Keys.PrimarySkill, Keys.Scope, Keys.Status, Keys.LastTouchedTs, Keys.Note],
        [Keys.Tags],
        [Keys.Shareable],
        [Keys.ExpectedImpact, Keys.Backport],
        [[Keys.Title]]);

    internal static readonly PayloadFields Event = new(
        Ids.Event, [Keys.Id, Keys.Ts, Keys.TaskSummary, Keys.PrimarySkill], [Keys.Notes], [], [], []);

    internal IEnumerable<string> Names => [.. Texts, .. Lists, .. Flags, .. Objects, Keys.Approved, Keys.Schema];

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
            Keys.Approved => "only a person can approve, with aha-status at a terminal",
            Keys.Schema => "cannot be given",
            _ => null,
        };
    }

    internal void Required(JsonObject record, string path, Func<JsonObject, string, bool> isBlank, List<string> faults)
    {
        foreach (var oneOf in OneOfEach.Where(names => names.All(n => isBlank(record, n))))
            faults.Add(oneOf.Length == 1 ? $"{path}.{oneOf[0]}: missing" : $"{path}: one of {string.Join(", ", oneOf)} is missing");
    }
}
