namespace SelfLearning.Core.Recall;

/// <summary>Signs that a question names by themselves, as <c>'['</c> or <c>&amp;&amp;</c>, and what texts call them.</summary>
internal static class Symbols
{
    private static readonly (string Sign, string Word)[] Names =
    [
        ("[", "bracket"), ("]", "bracket"), ("{", "brace"), ("}", "brace"), ("(", "paren"), (")", "paren"), (";", "semicolon"), (",", "comma"), (":", "colon"),
        ("=>", "arrow"), ("->", "arrow"), ("*", "asterisk"), ("=", "assignment"), ("==", "equality"), ("===", "equality"), ("!=", "inequality"), ("?", "ternary"),
        ("&&", "logical"), ("||", "logical"), ("|", "pipe"), ("...", "spread"), ("+", "plus"), ("++", "increment"), ("--", "decrement"), ("\\", "backslash"),
        ("/", "slash"), ("#", "hash"), ("@", "decorator"), ("$", "dollar"), ("%", "percent"), ("^", "caret"), ("~", "tilde"), ("!", "negation"), ("&", "ampersand"),
        (">", "redirect"), ("<", "redirect"), (".", "dot"), ("\"", "quote"), ("'", "quote"),
    ];

    /// <summary>The signs that stand alone, in quotes or between spaces, and their words.</summary>
    public static IEnumerable<(string Sign, string Word)> In(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.IsWhiteSpace(text[i]) || !Stands(text, i - 1))
                continue;
            foreach (var (sign, word) in Names)
            {
                if (Quoted(text, i, sign) && string.CompareOrdinal(text, i, sign, 0, sign.Length) == 0)
                {
                    yield return (sign, word);
                    break;
                }
            }
        }
    }

    // A comma or a full stop between spaces is punctuation; in quotes it is meant.
    private static bool Quoted(string text, int at, string sign)
    {
        var quoted = at > 0 && text[at - 1] is '\'' or '`' or '"';
        var end = at + sign.Length;
        return quoted ? end < text.Length && text[end] == text[at - 1] : sign is not ("." or "," or "-" or "\"" or "'" or "|" or "?" or "!" or ":") && Stands(text, end);
    }

    private static bool Stands(string text, int at) =>
        at < 0 || at >= text.Length || char.IsWhiteSpace(text[at]) || text[at] is '\'' or '`' or '"' || (text[at] == '.' && at == text.Length - 1);
}
