using SelfLearning.Core.Json;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Contract.Page;

/// <summary>An answer as a browser may have it: without secrets of older records, hidden characters as their escapes, and only numbers that every
/// JSON reader knows.</summary>
public static class PageText
{
    public static string Of(JsonValue answer) => JsonText.Line(Visible(Redaction.Redact(answer)));

    private static JsonValue Visible(JsonValue value) => value switch
    {
        JsonString text => HiddenCharacters.Any(text.Value) ? HiddenCharacters.Visible(text.Value, Lines.Keep) : text,
        // Python's module writes NaN and Infinity, which the browser's reader refuses.
        JsonNumber number => number.Raw.AsSpan().IndexOfAny('N', 'I') >= 0 ? number.Raw : number,
        JsonArray array => new JsonArray(array.Items.Select(Visible)),
        JsonObject members => Visible(members),
        _ => value,
    };

    private static JsonObject Visible(JsonObject members)
    {
        var visible = new JsonObject();
        foreach (var (key, value) in members.Members)
            visible.Add(HiddenCharacters.Visible(key), Visible(value));
        return visible;
    }
}
