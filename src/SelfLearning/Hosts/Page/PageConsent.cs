using System.Security.Cryptography;
using System.Text;
using SelfLearning.App;
using SelfLearning.Core.Json;

namespace SelfLearning.Hosts.Page;

/// <summary>Whether what is done in the page counts as a person's consent: only where <c>ui</c> was started at a terminal, and the code that stands
/// there was typed into the page.</summary>
internal sealed class PageConsent(string? code)
{
    private const int MostTries = 5;

    private readonly Lock gate = new();
    private int tries;
    private bool isOpen;

    /// <summary><c>none</c> without a terminal, <c>locked</c> until the code is typed, <c>open</c> then, <c>closed</c> after too many wrong ones.</summary>
    public string State
    {
        get
        {
            lock (gate)
                return code is null ? "none" : isOpen ? "open" : tries >= MostTries ? "closed" : "locked";
        }
    }

    public void Try(string typed)
    {
        lock (gate)
        {
            if (code is null)
                throw new UserError("This page was not started at a terminal, so nothing in it counts as your approval.", "Start `self-learning ui` in a terminal of your own.");
            if (isOpen)
                return;
            if (tries >= MostTries)
                throw new UserError("Too many wrong codes.", "End `self-learning ui` and start it again for a new code.");
            tries++;
            if (!CryptographicOperations.FixedTimeEquals(Plain(typed), Plain(code)))
                throw new UserError("That is not the code.", "It stands in the terminal in which you started `self-learning ui`.");
            isOpen = true;
        }
    }

    /// <summary>Who accepts the text of a card that the page showed.</summary>
    public Actor Of(JsonObject request) => State == "open" && request.Text("sha256") is { Length: > 0 } shown ? new Actor.PersonAtPage(shown) : new Actor.Agent();

    private static byte[] Plain(string typed) => Encoding.UTF8.GetBytes(typed.Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant());
}
