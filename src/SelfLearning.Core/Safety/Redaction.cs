using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Safety.Secrets;

namespace SelfLearning.Core.Safety;

/// <summary>Takes secrets out of text and JSON: each becomes <c>[REDACTED:kind]</c> inside its text; the value of a key that names a
/// secret becomes <c>***REDACTED***</c> as a whole. What has no secret comes back as the same instance; redacting twice is redacting once.</summary>
public static class Redaction
{
    /// <summary>What stands in place of a whole value.</summary>
    public const string Mark = Marks.Whole;

    // Taking one secret out can bring another to light ("a / b / c"); each round leaves fewer, and few are ever needed.
    private const int Rounds = 6;

    /// <summary>The text with marks in place of its secrets; what was found is added to <paramref name="found"/>, places as in the text of its round.</summary>
    public static string Redact(string text, ICollection<SecretSpan>? found = null)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var spans = SecretScanner.Find(text);
            if (spans.Count == 0)
                return text;

            var clean = new StringBuilder(text.Length);
            var at = 0;
            foreach (var span in spans)
            {
                clean.Append(text, at, span.Start - at).Append(Marks.Of(span.Kind));
                at = span.End;
                found?.Add(span);
            }

            text = clean.Append(text, at, text.Length - at).ToString();
        }

        return text;
    }

    /// <summary>The value with every string and every key redacted, at any depth.</summary>
    public static JsonValue Redact(JsonValue value, ICollection<RedactedPlace> places) => Redact(value, "", places);

    private static JsonValue Redact(JsonValue value, string path, ICollection<RedactedPlace> places) => value switch
    {
        JsonString text => RedactText(text, path, places),
        JsonArray array => RedactArray(array, path, places),
        JsonObject members => RedactObject(members, path, places),
        _ => value,
    };

    private static JsonString RedactText(JsonString text, string path, ICollection<RedactedPlace> places)
    {
        var clean = RedactIn(text.Value, path, places);
        return ReferenceEquals(clean, text.Value) ? text : new JsonString(clean);
    }

    private static string RedactIn(string text, string path, ICollection<RedactedPlace> places)
    {
        var found = new List<SecretSpan>();
        var clean = Redact(text, found);
        foreach (var span in found)
            places.Add(new(path, span.Kind));
        return clean;
    }

    private static JsonArray RedactArray(JsonArray array, string path, ICollection<RedactedPlace> places)
    {
        JsonArray? clean = null;
        for (var i = 0; i < array.Count; i++)
        {
            var item = Redact(array.Items[i], $"{path}[{i}]", places);
            if (!ReferenceEquals(item, array.Items[i]))
                (clean ??= new JsonArray(array.Items)).Items[i] = item;
        }

        return clean ?? array;
    }

    private static JsonObject RedactObject(JsonObject members, string path, ICollection<RedactedPlace> places)
    {
        var clean = new JsonObject();
        var same = true;
        foreach (var (key, value) in members.Members)
        {
            var keyFound = new List<RedactedPlace>();
            var name = RedactIn(key, "", keyFound);
            var place = path.Length == 0 ? name : $"{path}.{name}";
            foreach (var one in keyFound)
                places.Add(one with { Path = place });

            var item = SecretKeys.Is(key) && value is JsonString text && SecretKeys.MustGo(text.Value) ? Whole(place, places) : Redact(value, place, places);
            same &= ReferenceEquals(name, key) && ReferenceEquals(item, value);
            clean.Add(name, item);
        }

        return same ? members : clean;
    }

    private static JsonString Whole(string path, ICollection<RedactedPlace> places)
    {
        places.Add(new(path, "secret-key"));
        return new JsonString(Mark);
    }
}
