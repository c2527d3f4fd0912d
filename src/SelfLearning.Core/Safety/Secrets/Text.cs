namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Where words, lines and quotations begin and end in text of any sort.</summary>
internal static class Text
{
    /// <summary>Whether a token can begin here: not inside a word, unless what looks like a word is an escape (<c>\n</c>, <c>%3D</c>).</summary>
    public static bool StartsWord(string text, int at)
    {
        if (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
            return true;
        if (at >= 2 && text[at - 2] == '\\' && text[at - 1] is 'n' or 'r' or 't')
            return true;
        return at >= 3 && text[at - 3] == '%' && char.IsAsciiHexDigit(text[at - 1]) && char.IsAsciiHexDigit(text[at - 2]);
    }

    /// <summary>Whether the name of a digest and a sign stand right before: <c>sha256=</c>, <c>sha512-</c>.</summary>
    public static bool FollowsDigest(string text, int at)
    {
        if (at < 3 || text[at - 1] is not ('=' or ':' or '-'))
            return false;
        var start = at - 1;
        while (start > 0 && at - start < 10 && char.IsAsciiLetterOrDigit(text[start - 1]))
            start--;
        Span<char> lower = stackalloc char[10];
        text.AsSpan(start, at - 1 - start).ToLowerInvariant(lower);
        return lower[..(at - 1 - start)] is "sha1" or "sha224" or "sha256" or "sha384" or "sha512" or "md5" or "h1" or "integrity" or "checksum" or "digest";
    }

    public static bool IsBlank(char c) => c is ' ' or '\t' or '\u00a0' or '\u3000';

    public static int SkipBlanks(string text, int at)
    {
        while (at < text.Length && IsBlank(text[at]))
            at++;
        return at;
    }

    public static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>The end of the line, or <paramref name="most"/> characters on.</summary>
    public static int LineEnd(string text, int at, int most)
    {
        var limit = Math.Min(text.Length, at + most);
        while (at < limit && text[at] is not ('\n' or '\r'))
            at++;
        return at;
    }

    /// <summary>Whether a word of ASCII letters stands here, whatever its case, and ends here.</summary>
    public static bool HasWord(string text, int at, string word) =>
        at >= 0 && at + word.Length <= text.Length
        && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase)
        && (at + word.Length == text.Length || !IsName(text[at + word.Length]));

    /// <summary>Whether any of the signs stands in the value.</summary>
    public static bool HasAny(ReadOnlySpan<char> value, string signs)
    {
        foreach (var c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && signs.Contains(c))
                return true;
        }

        return false;
    }
}
