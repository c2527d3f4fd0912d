using System.Buffers;
using System.Text;

namespace SelfLearning.Core.Recall;

/// <summary>One line of an error's output and its normal form.</summary>
internal static class ErrorLine
{
    private static readonly SearchValues<string> Tells = SearchValues.Create(
    [
        "error", "exception", "fatal", "failed", "failure", "cannot", "can't", "could not", "couldn't", "not found", "no such", "denied", "refused", "unable to",
        "invalid", "unexpected", "undefined", "unknown", "not recognized", "missing", "panic", "traceback", "timed out", "timeout", "abort", "not a ", "is not",
        "segmentation", "unresolved", "conflict", "rejected", "not allowed", "not permitted", "forbidden", "expected", "warning", "already exists", "not supported",
        "no module", "mismatch", "exceeded", "killed", "does not match", "no space", "in use", "disconnected", "unauthorized", "out of memory", "deprecated", "does not exist", "doesn't exist",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a line of any text looks like an error's.</summary>
    public static bool LooksLikeError(string line)
    {
        if (line.Length is < 8 or > 2000)
            return false;
        return line.AsSpan().ContainsAny(Tells) || NamesTypeOrCode(line);
    }

    /// <summary>Whether some line of a text looks like an error's.</summary>
    public static bool StandsIn(string text) => text.Split('\n').Any(LooksLikeError);

    /// <summary>Whether a line only frames an error, whatever the error: the head of a trace or one of its calls.</summary>
    public static bool IsFrame(string line)
    {
        var text = line.AsSpan().Trim();
        return text.StartsWith("Traceback (most recent", StringComparison.Ordinal) || text.StartsWith("at ", StringComparison.Ordinal)
            || text.StartsWith("File \"", StringComparison.Ordinal) || text.StartsWith("stack backtrace", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("-->", StringComparison.Ordinal) || text.StartsWith("note: run with", StringComparison.Ordinal);
    }

    /// <summary>Whether a line names an exception's type (<c>FooError</c>) or an error's code (<c>E0308</c>, <c>ENOENT</c>, <c>TS2304</c>).</summary>
    public static bool NamesTypeOrCode(string line)
    {
        foreach (var range in line.AsSpan().SplitAny(" \t:;,()[]{}'\"`=<>"))
        {
            var word = line.AsSpan()[range];
            if (IsType(word) || IsCode(word))
                return true;
        }

        return false;
    }

    /// <summary>The line without what changes from one time to the next, and how many words are left.</summary>
    public static (string Text, int Words) Normal(string line)
    {
        var normal = new StringBuilder(line.Length);
        var words = 0;
        foreach (var piece in Pieces(line))
        {
            var kept = Kept(piece, out var word);
            if (kept.Length == 0)
                continue;
            // Several changing things in a row are as good as one: a path in two parts, a date and a time.
            if (kept == "*" && normal.Length > 0 && normal[^1] == '*')
                continue;
            if (normal.Length > 0)
                normal.Append(' ');
            normal.Append(kept);
            if (word)
                words++;
        }

        return (normal.ToString().Trim('*', ' '), words);
    }

    internal static bool IsCode(ReadOnlySpan<char> word)
    {
        var letters = 0;
        while (letters < word.Length && char.IsAsciiLetterUpper(word[letters]))
            letters++;
        if (letters == 0)
            return false;
        if (letters == word.Length)
            return letters > 3 && word[0] == 'E';
        var digits = word[letters] is '-' or '_' ? letters + 1 : letters;
        return letters <= 6 && word.Length - digits is >= 2 and <= 6 && word[digits..].IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsType(ReadOnlySpan<char> word) =>
        word.Length > 6 && (word.EndsWith("Error", StringComparison.Ordinal) || word.EndsWith("Exception", StringComparison.Ordinal));

    // Splits at spaces, but keeps a quoted name in one piece.
    private static IEnumerable<string> Pieces(string line)
    {
        for (var i = 0; i < line.Length;)
        {
            if (char.IsWhiteSpace(line[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < line.Length && !char.IsWhiteSpace(line[end]))
            {
                var close = Opens(line, end) ? Close(line, end) : -1;
                end = close > 0 ? close + 1 : end + 1;
            }

            yield return line[i..end];
            i = end;
        }
    }

    private static bool Opens(string line, int at) =>
        line[at] is '"' or '`' or '“' or '‘' or '«' || (line[at] == '\'' && (at == 0 || !char.IsLetterOrDigit(line[at - 1])));

    private static int Close(string line, int at)
    {
        for (var i = at + 1; i < line.Length; i++)
        {
            var closes = line[at] switch
            {
                '“' => line[i] == '”',
                '‘' => line[i] == '’',
                '«' => line[i] == '»',
                // GNU tools open with a back-tick and close with an apostrophe.
                '`' => line[i] is '`' or '\'',
                var quote => line[i] == quote,
            };
            if (closes && (i + 1 == line.Length || !char.IsLetterOrDigit(line[i + 1])))
                return i;
        }

        return -1;
    }

    private static string Kept(string piece, out bool word)
    {
        word = false;
        var kept = new StringBuilder(piece.Length);
        foreach (var part in Parts(piece))
        {
            if (part.Length == 0)
                continue;
            var changing = VolatileToken.Is(part);
            if (!changing)
            {
                if (kept.Length > 0 && kept[^1] != '*')
                    kept.Append(' ');
                kept.Append(part.ToLowerInvariant());
                word |= part.Length > 1;
            }
            else if (kept.Length == 0 || kept[^1] != '*')
            {
                kept.Append('*');
            }
        }

        return kept.ToString();
    }

    private static IEnumerable<string> Parts(string piece)
    {
        // A path, an address, a time is one thing; only plain punctuation splits.
        if (VolatileToken.IsPlace(piece.Trim('(', ')', '[', ']', '{', '}', ',', ';', ':', '.', '<', '>', '!')))
            return ["0"];
        return Split(piece);
    }

    private static IEnumerable<string> Split(string piece)
    {
        for (var i = 0; i < piece.Length;)
        {
            if (Opens(piece, i) && Close(piece, i) is var close and > 0)
            {
                yield return "0";
                i = close + 1;
                continue;
            }

            if (!IsPart(piece[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < piece.Length && (IsPart(piece[end]) || (piece[end] is '-' or '.' or '\'' && end + 1 < piece.Length && IsPart(piece[end + 1]))))
                end++;
            yield return piece[i..end];
            i = end;
        }
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
