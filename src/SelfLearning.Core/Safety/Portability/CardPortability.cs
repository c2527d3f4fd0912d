using System.Text.RegularExpressions;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Safety.Portability;

/// <summary>The lint over a card's texts.</summary>
public static partial class CardPortability
{
    /// <summary>A finding, and the field that holds it, as <c>solution_steps[2]</c>.</summary>
    public sealed record Place(string Field, PortabilityFinding Finding);

    private static readonly string[] Fields = [Keys.Title, Keys.WhenToUse, Keys.Problem, Keys.SolutionSteps, Keys.Gotchas, Keys.Links, Keys.Evidence, Keys.Tags];

    public static IReadOnlyList<Place> Find(JsonObject card, PlaceNames names) => [.. Texts(card).SelectMany(t => FindIn(card, t.Key, t.Text, names).Select(f => new Place(t.Field, f)))];

    /// <summary>The fields of the card with replacements for all findings, as an edit; empty where there are none.</summary>
    public static JsonObject Fixed(JsonObject card, PlaceNames names)
    {
        var change = new JsonObject();
        foreach (var key in Fields)
        {
            JsonValue Clean(JsonValue value) => value is JsonString { Value: var text } ? PortabilityScanner.Replaced(text, FindIn(card, key, text, names)) : value;
            if (card.Find(key) is not { } old)
                continue;
            var now = old is JsonArray list ? new JsonArray(list.Items.Select(Clean)) : Clean(old);
            if (!JsonValue.Same(old, now))
                change.Add(key, now);
        }

        return change;
    }

    private static IEnumerable<(string Key, string Field, string Text)> Texts(JsonObject card)
    {
        foreach (var key in Fields)
        {
            if (card.Text(key) is { } text)
                yield return (key, key, text);
            for (var i = 0; card.Find(key) is JsonArray list && i < list.Count; i++)
            {
                if (list.Items[i] is JsonString { Value: var item })
                    yield return (key, $"{key}[{i}]", item);
            }
        }
    }

    private static IReadOnlyList<PortabilityFinding> FindIn(JsonObject card, string key, string text, PlaceNames names)
    {
        var found = PortabilityScanner.Find(text, names);
        var pins = key == Keys.SolutionSteps ? Pins(card, text).Where(p => !found.Any(f => f.Start < p.End && p.Start < f.End)).ToList() : [];
        return pins.Count == 0 ? found : [.. found.Concat(pins).OrderBy(f => f.Start)];
    }

    // A version that the lesson itself speaks of is needed.
    private static IEnumerable<PortabilityFinding> Pins(JsonObject card, string step)
    {
        if (!Installs().IsMatch(step) || Needs().IsMatch(step))
            yield break;
        foreach (Match pin in Pin().Matches(step))
        {
            var version = pin.Groups["version"].Value;
            var isSpokenOf = new[] { Keys.Title, Keys.WhenToUse, Keys.Problem }.Select(card.Text).Concat(card.Texts(Keys.Gotchas)).Any(t => t?.Contains(version, StringComparison.Ordinal) == true || (t is not null && Needs().IsMatch(t)));
            if (!isSpokenOf)
                yield return new PortabilityFinding(PortabilityRule.Pin, pin.Groups["pin"].Index, pin.Groups["pin"].Value, "");
        }
    }

    [GeneratedRegex(@"\b(pip3?|uv|pipx|poetry|conda|npm|pnpm|yarn|bun|npx|gem|cargo|go|dotnet|brew|apt|apt-get|docker)\b.*\b(install|add|i|get|pull|run|tool|package)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Installs();

    [GeneratedRegex(@"\b(pin|pinned|pins|versions?|downgrade|upgrade|since|until|before|older|newer|release|breaks|broke)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Needs();

    [GeneratedRegex(@"(?<=[\w\]])(?<pin>(==|@v?|--version[ =]|:v?)(?<version>\d+\.\d+(\.\d+)+([.-]?(a|b|rc|alpha|beta)[.\d]*)?))(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex Pin();
}
