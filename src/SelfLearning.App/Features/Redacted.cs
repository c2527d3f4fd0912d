using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features;

/// <summary>Text of the command line on its way into the store.</summary>
internal static class Redacted
{
    public static string? Text(string? text) =>
        text is null ? null : Redaction.Redact((JsonValue)text, new List<RedactedPlace>()).AsText;

    public static void SetNote(JsonObject record, string? note)
    {
        if (note is not null)
            record.Set(Keys.Note, Text(note));
    }
}
