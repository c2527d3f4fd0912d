using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>A person's consent to the text of a card: <c>approved{user,at,via,sha256}</c>. It holds for the text that the person read, and ends with
/// a change of that text, whoever makes it; changes of other fields leave it.</summary>
public static class Consent
{
    public const string ByTerminal = "terminal";
    public const string ByPage = "page";

    private const string Hash = "sha256";

    private static readonly string[] Text = [Keys.Title, Keys.WhenToUse, Keys.Problem, Keys.SolutionSteps, Keys.Gotchas, Keys.Links];

    /// <summary>Whether a person agreed to the card as it is. An approval of a version that wrote no hash holds for the line that gave it, and, where
    /// the journal says so (<see cref="Settled"/>), for later ones of the same text.</summary>
    public static bool IsGiven(JsonObject card)
    {
        if (card.Object(Keys.Approved) is not { } approved || approved.Text("via") is not (ByTerminal or ByPage))
            return false;
        return approved.Has(Hash) ? approved.Text(Hash) == TextHash(card) : IsGiver(card, approved);
    }

    /// <summary>What a card carries whose text, with this hash, a person agreed to.</summary>
    public static JsonObject Of(string user, string ts, string via, string textHash) => new() { { "user", user }, { "at", ts }, { "via", via }, { Hash, textHash } };

    /// <summary>SHA-256, in hex, over the fields that an agent would act on, as they are stored: one line of JSON, absent fields left out.</summary>
    public static string TextHash(JsonObject card)
    {
        var text = new JsonObject();
        foreach (var key in Text)
        {
            if (card.Find(key) is { } value)
                text.Add(key, value);
        }

        return Sha256.Hex(Encoding.UTF8.GetBytes(JsonText.Line(text)));
    }

    /// <summary>Keeps the consent to a known card in a later version of it, where the text is the same; else takes it out.</summary>
    public static void Carry(JsonObject known, JsonObject later)
    {
        if (known.Object(Keys.Approved) is not { } approved)
            return;
        var hash = TextHash(known);
        if (!IsGiven(known) || hash != TextHash(later))
            later.Remove(Keys.Approved);
        else if (!approved.Has(Hash))
            later.Set(Keys.Approved, approved.Copy().Set(Hash, hash));
    }

    /// <summary>Whether only earlier lines of the card can tell if its approval holds: it has no hash, and another line gave it.</summary>
    public static bool IsOpen(JsonObject card) => card.Object(Keys.Approved) is { } approved && !approved.Has(Hash) && !IsGiver(card, approved);

    /// <summary>The card with the hash that its approval would have, where one of its earlier lines gave it for the same text; else as it is.</summary>
    internal static JsonObject Settled(JsonObject card, IEnumerable<JsonObject> earlier)
    {
        var approved = card.Object(Keys.Approved)!;
        var hash = TextHash(card);
        return earlier.FirstOrDefault(e => e.Object(Keys.Approved) is { } given && JsonValue.Same(given, approved) && IsGiver(e, approved)) is { } giver && TextHash(giver) == hash
            ? card.Set(Keys.Approved, approved.Copy().Set(Hash, hash))
            : card;
    }

    // The line that gives an approval is of the same second.
    private static bool IsGiver(JsonObject card, JsonObject approved) => approved.Text("at") is { } at && card.Text(Keys.Ts) == at;
}
