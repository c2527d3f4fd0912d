using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Records;

/// <summary>What a new record gets where its payload says nothing, and what a given one means. A field that is there stays in its place, even if it is null.</summary>
internal static class Defaults
{
    // In these a blank says as little as null does.
    private static readonly string[] Words = [Keys.Id, Keys.Ts, Keys.LastTouchedTs, Keys.Status, Keys.Scope, Keys.PrimarySkill];

    /// <summary>The given text, or what stands in for one that is missing or blank.</summary>
    public static string Text(JsonObject record, string key, string fallback) =>
        record.Text(key) is { } given && !PythonText.IsBlank(given) ? given : fallback;

    public static void FillLesson(JsonObject record, string ts, string skill)
    {
        record.Set(Keys.PrimarySkill, Skill.Normal(Text(record, Keys.PrimarySkill, skill)));
        record.Set(Keys.Scope, Scope.Normal(record.Text(Keys.Scope)));
        record.Set(Keys.Ts, Text(record, Keys.Ts, ts));
    }

    /// <summary>The fields of an edit in their normal forms; what is blank is no change.</summary>
    public static JsonObject Change(JsonObject given, Func<string, string> status)
    {
        var change = given.Copy();
        foreach (var key in Words.Where(key => change.Text(key) is { } text && PythonText.IsBlank(text)))
            change.Remove(key);
        if (change.Text(Keys.PrimarySkill) is { } skill)
            change.Set(Keys.PrimarySkill, Skill.Normal(skill));
        if (change.Text(Keys.Scope) is { } scope)
            change.Set(Keys.Scope, Scope.Normal(scope));
        return change.Text(Keys.Status) is { } word ? change.Set(Keys.Status, status(word)) : change;
    }

    /// <summary>A record of a newer format is kept as it is: what its fields mean cannot be known here.</summary>
    public static void RefuseForeign(bool isForeign, string id)
    {
        if (isForeign)
            throw new UserError($"{id} was written in a newer format, which this program does not change.", "Update the program, then try again.");
    }
}
