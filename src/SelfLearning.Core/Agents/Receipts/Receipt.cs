using SelfLearning.Core.Agents.Commands;
using System.Globalization;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Receipts;

/// <summary>One line of a session's receipts: a card was shown, its advice was used, it helped, or the session began anew. Receipts
/// are a cache: lost, a hint may come twice and an outcome go uncounted, nothing else.</summary>
public sealed record Receipt(string Kind)
{
    /// <summary>A card was put before the agent.</summary>
    public const string Shown = "shown";

    /// <summary>A command failed that the card fits, which the agent knew already; nothing was said, but outcomes hang on it.</summary>
    public const string Fits = "fits";

    /// <summary>After that, the command succeeded without the advice: what comes later proves nothing.</summary>
    public const string Settled = "settled";

    /// <summary>After that, a command or file that the card names was used.</summary>
    public const string Used = "used";

    /// <summary>After that, the command that had failed succeeded.</summary>
    public const string Helped = "helped";

    /// <summary>After that, the command failed again: one case against the card.</summary>
    public const string Against = "against";

    /// <summary>The agent's context was emptied: what it had seen, it sees no more.</summary>
    public const string Reset = "reset";

    /// <summary>The agent read a file that holds backported cards.</summary>
    public const string Loaded = "loaded";

    /// <summary>What made an error go away before was said, though nobody reviewed it. It is no card, so nothing else ever hangs on it.</summary>
    public const string Unreviewed = "unreviewed";

    /// <summary>Enough cases stood against the card, and that was written as a signal.</summary>
    public const string Harmed = "harmed";

    public string? Ts { get; init; }

    public string? CardId { get; init; }

    /// <summary>The store that the card came from, and where its outcomes go.</summary>
    public string? Store { get; init; }

    public Moment? Moment { get; init; }

    /// <summary>The sub-agent whose context it was; null for the main one.</summary>
    public string? Subagent { get; init; }

    /// <summary>Why it was shown, or why the context was emptied.</summary>
    public string? Why { get; init; }

    /// <summary>What it cost.</summary>
    public int Tokens { get; init; }

    /// <summary>The command that had failed, as <see cref="CommandForm.Prints"/>; empty where the card was shown for another reason.</summary>
    public IReadOnlyList<string> Failed { get; init; } = [];

    public IReadOnlyList<string> Commands { get; init; } = [];

    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The receipt of a hint. The card's own advice to run the failed command again is no advice, and is left out.</summary>
    public static Receipt OfHint(HookEvent e, string? ts, string cardId, IReadOnlyList<string> steps, int tokens, string why) =>
        Of(Shown, e, ts, cardId, steps) with { Why = why, Tokens = tokens };

    internal static Receipt Of(string kind, HookEvent e, string? ts, string cardId, IReadOnlyList<string> steps)
    {
        var actions = CardActions.Of(steps);
        var failed = CommandForm.Of(e.Moment == Agents.Moment.AfterFailure ? e.Command : null);
        return new Receipt(kind)
        {
            Ts = ts,
            CardId = cardId,
            Moment = e.Moment,
            Subagent = e.Subagent,
            Failed = failed.Prints,
            Commands = [.. actions.Commands.Where(c => !failed.Steps.Contains(c))],
            Files = actions.Files,
        };
    }

    public JsonObject ToJson()
    {
        var line = new JsonObject { { "kind", Kind } };
        Put(line, "ts", Ts);
        Put(line, "card", CardId);
        Put(line, "store", Store);
        Put(line, "moment", Moment?.ToString());
        Put(line, "subagent", Subagent);
        Put(line, "why", Why);
        if (Tokens > 0)
            line.Add("tokens", Tokens);
        Put(line, "failed", Failed);
        Put(line, "commands", Commands);
        Put(line, "files", Files);
        return line;
    }

    /// <summary>A line read back; null where it is none of ours, such as a torn one.</summary>
    public static Receipt? FromJson(JsonValue value) => value is not JsonObject line || line.Text("kind") is not { } kind ? null : new Receipt(kind)
    {
        Ts = line.Text("ts"),
        CardId = line.Text("card"),
        Store = line.Text("store"),
        Moment = Enum.TryParse<Moment>(line.Text("moment"), out var moment) ? moment : null,
        Subagent = line.Text("subagent"),
        Why = line.Text("why"),
        Tokens = line.Find("tokens") is JsonNumber n && int.TryParse(n.Raw, CultureInfo.InvariantCulture, out var tokens) ? tokens : 0,
        Failed = line.Texts("failed"),
        Commands = line.Texts("commands"),
        Files = line.Texts("files"),
    };

    private static void Put(JsonObject line, string key, string? value)
    {
        if (value is not null)
            line.Add(key, value);
    }

    private static void Put(JsonObject line, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            line.Add(key, JsonArray.Of(values));
    }
}
