namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Reads a value where it stands: quoted in any manner (also escaped, or as an entity), or bare up to what ends it.</summary>
internal static class ValueReader
{
    private const int Longest = 160;

    /// <summary>A value's place. <paramref name="Next"/> is where reading may go on.</summary>
    public readonly record struct Value(int Start, int End, bool Quoted, int Next)
    {
        public int Length => End - Start;

        public bool IsEmpty => End <= Start;

        public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, End - Start);
    }

    /// <summary>The value at a place, without its quotes and without the scheme ("Bearer") that may stand before it.</summary>
    public static Value Read(string text, int at, bool inQuery)
    {
        var opened = Open(text, at, out var quote, out var escaped);
        if (opened > at || quote != '\0')
        {
            var end = Close(text, opened, quote, escaped);
            if (end >= 0)
            {
                var next = end;
                while (end > opened && Text.IsBlank(text[end - 1]))
                    end--;
                opened = Text.SkipBlanks(text, opened);
                opened = SkipScheme(text, opened, end);
                return new(opened, Math.Max(opened, end), true, next);
            }

            at = opened;
        }

        at = SkipScheme(text, at, Math.Min(text.Length, at + Longest));
        return Bare(text, at, inQuery);
    }

    /// <summary>A bare value: up to a blank, a quote, or a sign that ends it.</summary>
    public static Value Bare(string text, int at, bool inQuery)
    {
        var end = at;
        var limit = Math.Min(text.Length, at + Longest);
        while (end < limit && !Ends(text, at, end, inQuery))
            end++;
        // What is longer than any secret that is judged is read to its end once it is taken.
        var next = end;
        end = Trim(text, at, end);
        return new(at, end, false, next);
    }

    /// <summary>Where a run that was cut at the limit really ends.</summary>
    public static int Extend(string text, int start, int end)
    {
        if (end - start < Longest - 8)
            return end;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '`' or '<' or ',' or ';'))
            end++;
        return end;
    }

    private static bool Ends(string text, int start, int at, bool inQuery)
    {
        var c = text[at];
        if (char.IsWhiteSpace(c) || c is '"' or '`' or '<' or '\u3002' or '\uff0c')
            return true;
        switch (c)
        {
            case '\'':
                return at - start >= 4 || at + 1 >= text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]);
            case '&':
                return inQuery || string.CompareOrdinal(text, at, "&quot;", 0, 6) == 0 || string.CompareOrdinal(text, at, "&lt;", 0, 4) == 0;
            case '#':
                return inQuery;
            case ';':
                return at - start >= 4;
            case ',':
                return at - start >= 5 || at + 1 >= text.Length || text[at + 1] is ' ' or '"' or '\n';
            case '\\':
                return at + 1 >= text.Length || text[at + 1] is '"' or '\'' || (text[at + 1] is 'n' or 'r' or 't' && at - start >= 5);
            case ')' or ']' or '}':
                return text.AsSpan(start, at - start).IndexOf(c == ')' ? '(' : c == ']' ? '[' : '{') < 0 && ClosesHere(text, at);
            default:
                return c == '*' && at + 1 < text.Length && text[at + 1] == '*';
        }
    }

    // A bracket ends a value where a blank, a sign or nothing follows.
    private static bool ClosesHere(string text, int at) => at + 1 >= text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]);

    private static int Trim(string text, int start, int end)
    {
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '>' or '。' or '\\')
            end--;
        return end;
    }

    // A quote, with what may stand before it: a string's prefix letter, an escape.
    private static int Open(string text, int at, out char quote, out bool escaped)
    {
        quote = '\0';
        escaped = false;
        var from = at;
        if (from < text.Length && text[from] is 'b' or 'r' or 'f' or 'u' or 'L' or '@' or '$' or 'B' or 'R' or 'N' && from + 1 < text.Length && text[from + 1] is '"' or '\'')
            from++;
        while (from < text.Length && text[from] == '\\' && from - at < 4)
        {
            from++;
            escaped = true;
        }

        if (string.CompareOrdinal(text, from, "&quot;", 0, 6) == 0)
        {
            quote = '&';
            return from + 6;
        }

        if (from >= text.Length || text[from] is not ('"' or '\'' or '`' or '“' or '‘' or '„' or '«'))
        {
            escaped = false;
            return at;
        }

        quote = text[from] switch { '“' or '„' => '”', '‘' => '’', '«' => '»', var same => same };
        from++;
        if (from + 1 < text.Length && text[from] == quote && text[from + 1] == quote)
            from += 2;
        return from;
    }

    // The closing quote: one that no letter follows.
    private static int Close(string text, int from, char quote, bool escaped)
    {
        var limit = Math.Min(text.Length, from + (8 * Longest));
        for (var at = from; at < limit && text[at] is not ('\n' or '\r'); at++)
        {
            if (text[at] != quote)
                continue;
            if (quote == '&')
            {
                if (string.CompareOrdinal(text, at, "&quot;", 0, 6) == 0)
                    return at;
                continue;
            }

            var slashes = at;
            while (slashes > from && text[slashes - 1] == '\\')
                slashes--;
            if (escaped ? slashes == at : (at - slashes) % 2 == 1)
                continue;
            if (at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]) && text.AsSpan(from, at - from).IndexOf(' ') < 0)
                continue;
            return slashes;
        }

        return -1;
    }

    // "Bearer …", "Basic …": a word and one blank before the value.
    private static int SkipScheme(string text, int at, int end)
    {
        var blank = at;
        while (blank < end && blank - at < 20 && (char.IsAsciiLetterOrDigit(text[blank]) || text[blank] is '-' or '_'))
            blank++;
        if (blank == at || blank >= end || text[blank] != ' ')
            return at;
        Span<char> lower = stackalloc char[20];
        text.AsSpan(at, blank - at).ToLowerInvariant(lower);
        var known = lower[..(blank - at)] is "bearer" or "basic" or "token" or "digest" or "apikey" or "api-key" or "key" or "bot" or "negotiate" or "splunk" or "oauth"
            or "jwt" or "ssws" or "sharedkey" or "zoho-oauthtoken" or "genie" or "genie" or "klaviyo-api-key" or "pve" or "discogs" or "flyv1" or "client-id" or "user" or "secret";
        return known ? Text.SkipBlanks(text, blank) : at;
    }
}
