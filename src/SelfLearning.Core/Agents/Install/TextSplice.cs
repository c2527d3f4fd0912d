using System.Globalization;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Install;

/// <summary>The difference of two texts as one replaced stretch, small enough for a ledger: with it an unchanged file goes back to the byte,
/// whatever the merge did.</summary>
/// <remarks><c>Start</c> counts UTF-16 units; <c>Removed</c> stood there before, <c>Inserted</c> stands there after.</remarks>
public sealed record TextSplice(int Start, string Removed, string Inserted)
{
    public static TextSplice Between(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
            end++;
        return new TextSplice(start, before[start..^end], after[start..^end]);
    }

    /// <summary>The text before, made from the one after; null where the text is not the one after.</summary>
    public string? Undo(string after) =>
        after.Length >= Start + Inserted.Length && after.AsSpan(Start, Inserted.Length).SequenceEqual(Inserted)
            ? string.Concat(after.AsSpan(0, Start), Removed, after.AsSpan(Start + Inserted.Length))
            : null;

    public JsonObject ToJson() => new() { { "start", Start }, { "removed", Removed }, { "inserted", Inserted } };

    public static TextSplice? FromJson(JsonValue value) =>
        value is JsonObject o && o.Find("start") is JsonNumber n && int.TryParse(n.Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            && o.Text("removed") is { } removed && o.Text("inserted") is { } inserted
            ? new TextSplice(start, removed, inserted)
            : null;
}
