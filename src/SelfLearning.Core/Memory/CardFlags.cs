using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.Core.Memory;

/// <summary>The safety rules that a card's text breaks: it orders agents about, hides text, or looks like a tool call.</summary>
public static class CardFlags
{
    /// <summary>The names of the rules; empty for an ordinary card, and for one that a person accepted.</summary>
    public static IReadOnlyList<string> Of(JsonObject card) =>
        Consent.IsGiven(card) ? [] : [.. InjectionScanner.Find(Texts(card)).Select(t => t.Rule).Distinct()];

    private static IEnumerable<string> Texts(JsonValue value) => value switch
    {
        JsonString text => [text.Value],
        JsonArray array => array.Items.SelectMany(Texts),
        JsonObject members => members.Members.SelectMany(m => Texts(m.Value)),
        _ => [],
    };
}
