using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety.Secrets;

namespace SelfLearning.Core.Safety;

/// <summary>Takes secrets out of text and JSON: each becomes <c>[REDACTED:kind]</c> inside its text; the value of a key that names a
/// secret becomes <c>***REDACTED***</c> as a whole. What has no secret comes back as the same instance; redacting twice is redacting once.</summary>
public static class Redaction
{
    /// <summary>What stands in place of a whole value.</summary>
    public const string Mark = RedactionMarkers.Whole;

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
                clean.Append(text, at, span.Start - at).Append(RedactionMarkers.Of(span.Kind));
                at = span.End;
                found?.Add(span);
            }

            text = clean.Append(text, at, text.Length - at).ToString();
        }

        return text;
    }

    /// <summary>The value with every string and every key redacted, at any depth: what comes in from outside, and what an answer prints.
    /// What was found is added to <paramref name="places"/>.</summary>
    public static JsonValue Redact(JsonValue value, ICollection<RedactedPlace>? places = null) => new JsonRedaction(places).Clean(value);

    /// <summary>A whole record with every string of it redacted, unknown fields and deep ones included. Every line that is written to a
    /// journal goes through this, older bodies too. Ids, times, hashes, paths and contexts that the program composed stay as they are;
    /// what they were composed of is scanned. A record without a secret comes back as the same instance.</summary>
    public static JsonObject Record(JournalKind kind, JsonObject record, ICollection<RedactedPlace>? places = null) =>
        (JsonObject)new JsonRedaction(places, ComposedFields.Of(kind)).Clean(record);
}
