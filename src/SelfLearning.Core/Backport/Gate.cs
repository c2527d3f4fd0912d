using SelfLearning.Core.Text;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Safety.Portability;

namespace SelfLearning.Core.Backport;

/// <summary>One thing that the gate found: a card or target that must not, or should not, pass.</summary>
public sealed record GateFinding(string Rule, string Grade, string Detail)
{
    public const string Refused = "refused";
    public const string Warned = "warned";
}

/// <summary>What must hold before a card becomes part of a target.</summary>
public static class Gate
{
    /// <param name="card">The card.</param>
    /// <param name="names">What this user, machine and repository are called.</param>
    public static IEnumerable<GateFinding> Check(BackportCard card, PlaceNames names)
    {
        if (!IsPlainId(card.Id))
            yield return new("id", GateFinding.Refused, $"{MarkdownText.Fold(card.Id)}: an id in a mark can only hold A-Z a-z 0-9 _ . : -");
        if (!card.Shareable)
            yield return new("shareable", GateFinding.Refused, $"{card.Id} is not shareable");
        if (card.Texts.FirstOrDefault(HasHidden) is not null)
            yield return new("hidden", GateFinding.Refused, $"{card.Id} holds hidden or control characters");
        if (card.Texts.SelectMany(SecretScanner.Find).Select(s => s.Kind).FirstOrDefault() is { } kind)
            yield return new("secret", GateFinding.Refused, $"{card.Id} holds what looks like a secret ({kind})");
        if (!card.IsApproved && InjectionScanner.Find(card.Texts) is [var threat, ..])
            yield return new("orders", GateFinding.Refused, $"{card.Id} reads like orders to an agent ({threat.Rule}); a person can accept it with aha-status at a terminal");
        if (!card.IsPortable)
            yield return new("portable", GateFinding.Warned, $"{card.Id} has the scope project");
        else if (CardPortability.Find(card.Source, names) is { Count: > 0 } places)
            yield return new("portability", GateFinding.Warned, $"{card.Id} means something only here: {string.Join(", ", places.Select(p => $"{p.Finding.Text} ({p.Finding.Rule})").Distinct())}");
        if (card.Evidence.Count == 0)
            yield return new("evidence", GateFinding.Warned, $"{card.Id} has no evidence");
        if (!card.WasAccepted)
            yield return new("accepted", GateFinding.Warned, $"{card.Id} was never accepted");
    }

    private static bool IsPlainId(string id) =>
        id.Length is > 0 and <= 128 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or ':' or '-') && !id.Contains("--", StringComparison.Ordinal);

    private static bool HasHidden(string text) => HiddenCharacters.Any(text);
}
