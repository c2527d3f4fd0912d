using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App;

/// <summary>Who acts. It decides whether what is done counts as a person's consent.</summary>
public abstract record Actor
{
    private Actor()
    {
    }

    /// <summary>What a card of this text gets from this actor: an approval, or null where what the actor does is no consent.</summary>
    public abstract JsonObject? ConsentTo(JsonObject card, string user, string ts);

    /// <summary>An agent, a script, or a person who did not answer: nothing that it does is consent.</summary>
    public sealed record Agent : Actor
    {
        public override JsonObject? ConsentTo(JsonObject card, string user, string ts) => null;
    }

    /// <summary>A person who was shown a card's text at the controlling terminal and answered.</summary>
    /// <param name="TextHash">The hash of the text that was shown.</param>
    public sealed record PersonAtTerminal(string TextHash) : Actor
    {
        public override JsonObject ConsentTo(JsonObject card, string user, string ts) => Consent.TextHash(card) == TextHash
            ? Consent.Of(user, ts, Consent.ByTerminal, TextHash)
            : throw new UserError($"{card.Text("id")} was changed while you read it. Nothing was written.", "Run the command again and read the new text.");
    }

    /// <summary>A person at the page, who typed the code that was shown at its terminal, and accepted a card whose text the page showed.</summary>
    /// <param name="TextHash">The hash of the text that the page showed.</param>
    public sealed record PersonAtPage(string TextHash) : Actor
    {
        public override JsonObject ConsentTo(JsonObject card, string user, string ts) => Consent.TextHash(card) == TextHash
            ? Consent.Of(user, ts, Consent.ByPage, TextHash)
            : throw new UserError($"{card.Text("id")} was changed while you read it. Nothing was written.", "Read the new text and accept it again.");
    }
}
