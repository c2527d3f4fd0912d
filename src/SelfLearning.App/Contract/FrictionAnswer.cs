using SelfLearning.Core.Text;
using System.Globalization;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Learning;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Contract;

/// <summary>What keeps failing, without secrets.</summary>
public static class FrictionAnswer
{
    public static Answer Of(Workspace work, ShowFriction.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("sessions", result.Sessions);
        json.Add("count", result.Count);
        json.Add("items", new JsonArray(result.Items.Select(Item)));
        return new Answer(json, output => Text(output, result));
    }

    private static JsonObject Item(ShowFriction.Item item)
    {
        var row = item.Row;
        return new JsonObject
        {
            { "error", Redaction.Redact(row.Error) },
            { "command", Redaction.Redact(row.Command) },
            { "times", row.Times },
            { "sessions", row.Sessions },
            { "mended", row.Mended },
            { "cost", new JsonObject { { "calls", row.Calls }, { "tokens", row.Tokens }, { "minutes", Number(row.Minutes) } } },
            { "first", row.First is { } first ? Timestamp.Text(first) : JsonValue.Null },
            { "last", row.Last is { } last ? Timestamp.Text(last) : JsonValue.Null },
            {
                "lesson", item.Lesson is not { } lesson ? JsonValue.Null : new JsonObject
                {
                    { "id", lesson.Id }, { "title", lesson.Title }, { "status", lesson.Status },
                    { "before_per_session", lesson.Before is { } before ? Number(before) : JsonValue.Null },
                    { "after_per_session", lesson.After is { } after ? Number(after) : JsonValue.Null },
                }
            },
        };
    }

    private static void Text(TextOutput output, ShowFriction.Result result)
    {
        foreach (var (row, lesson) in result.Items)
        {
            output.Line($"{row.Times}× in {Counted.Of(row.Sessions, "session")}: {row.Error}");
            output.Item($"cost {row.Calls} calls, about {row.Tokens} tokens, {row.Minutes.ToString("0.#", CultureInfo.InvariantCulture)} min; worked in the end {row.Mended}×");
            output.Item(lesson is null ? "no lesson stands against it" : $"lesson: {lesson.Title} ({lesson.Id}, {lesson.Status}){Change(lesson)}");
        }

        output.Line(result.Count == 0
            ? $"Nothing failed more than once in {result.Sessions} sessions."
            : $"{result.Items.Count} of {result.Count} failures that came more than once, in {result.Sessions} sessions.");
    }

    private static string Change(ShowFriction.Lesson lesson) => lesson is { Before: { } before, After: { } after }
        ? string.Create(CultureInfo.InvariantCulture, $"; {before:0.##} a session before it, {after:0.##} since")
        : "";

    private static JsonNumber Number(double value) => new(value.ToString("0.##", CultureInfo.InvariantCulture));
}
