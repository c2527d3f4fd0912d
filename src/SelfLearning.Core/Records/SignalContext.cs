namespace SelfLearning.Core.Records;

/// <summary>The contexts that the program composes for signals.</summary>
public static class SignalContext
{
    private const string KeyStart = "equivalent capture observed (key=";
    // Not "session=", which scanners of secrets take for one; earlier versions wrote that.
    private const string SessionStart = "receipts=";
    private const string OldSessionStart = "session=";
    private const string HelpedStart = "its advice was used, then the failed command succeeded; ";
    private const int SessionDigits = 16;

    /// <summary>A card was put before an agent. <paramref name="session"/> is a fingerprint of 16 hex digits.</summary>
    public static string Shown(string moment, string session, int tokens) => $"moment={moment}; {SessionStart}{session}; tokens={tokens}";

    /// <summary>The session and the cost that a context of <see cref="Shown"/> tells; null and 0 where it tells none.</summary>
    public static (string? Session, int Tokens) ReadShown(string context)
    {
        if (!IsShown(context))
            return (null, 0);
        var parts = context.Split("; ");
        return (parts[1][(parts[1].IndexOf('=', StringComparison.Ordinal) + 1)..], int.TryParse(parts[2].AsSpan("tokens=".Length), out var tokens) ? tokens : 0);
    }

    /// <summary>A card's advice mended a failed command in a session.</summary>
    public static string Helped(string session) => HelpedStart + SessionStart + session;

    /// <summary>A card was captured again; <paramref name="key"/> is what makes the two equal.</summary>
    public static string Reinforced(string key) => $"{KeyStart}{key})";

    /// <summary>The stretches of a context that came from outside (titles, names), where the program composed the rest; null where it
    /// composed nothing that could be mistaken for a secret.</summary>
    internal static List<Range>? Given(string context)
    {
        if (context.StartsWith(KeyStart, StringComparison.Ordinal) && context[^1] == ')')
            return KeyParts(context);
        return IsShown(context) || (context.StartsWith(HelpedStart, StringComparison.Ordinal) && IsSession(context.AsSpan(HelpedStart.Length))) ? [] : null;
    }

    // "key:…", or skill, title and use, divided by bars.
    private static List<Range> KeyParts(string context)
    {
        const string Own = "key:";
        var start = KeyStart.Length;
        if (string.CompareOrdinal(context, start, Own, 0, Own.Length) == 0)
            start += Own.Length;
        var parts = new List<Range>();
        foreach (var part in context.AsSpan(start..^1).Split('|'))
            parts.Add(new(start + part.Start.Value, start + part.End.Value));
        return parts;
    }

    private static bool IsShown(string context)
    {
        Span<Range> parts = stackalloc Range[4];
        var text = context.AsSpan();
        if (text.Split(parts, "; ") != 3)
            return false;
        return Is(text[parts[0]], "moment=", char.IsAsciiLetter) && IsSession(text[parts[1]])
            && Is(text[parts[2]], "tokens=", char.IsAsciiDigit);
    }

    private static bool IsSession(ReadOnlySpan<char> text)
    {
        var start = text.StartsWith(SessionStart) ? SessionStart : OldSessionStart;
        return text.Length == start.Length + SessionDigits && Is(text, start, char.IsAsciiHexDigitLower);
    }

    private static bool Is(ReadOnlySpan<char> text, string start, Func<char, bool> isOne)
    {
        if (!text.StartsWith(start))
            return false;
        foreach (var c in text[start.Length..])
        {
            if (!isOne(c))
                return false;
        }

        return true;
    }
}
