using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>A person's consent to a card: only a status set at a terminal writes it, and any later change of the text ends it.</summary>
public static class Consent
{
    public static bool IsGiven(JsonObject card) => card.Object(Keys.Approved) is { } approved && approved.Text("via") == "terminal";

    public static JsonObject Of(string user, string ts) => new() { { "user", user }, { "at", ts }, { "via", "terminal" } };
}
