namespace SelfLearning.Core.Safety.Secrets;

/// <summary>What may stand between a name and its value.</summary>
internal static class NameValueGrammar
{
    /// <summary>The value that belongs to the name at a place; false where nothing is joined to it.</summary>
    public static bool Value(string text, int start, int end, KeyName name, out ValueReader.Value value, out double certainty)
    {
        value = default;
        certainty = 0;
        var closed = SkipClosers(text, end, out var quoted);
        var at = Text.SkipBlanks(text, closed);
        if (at >= text.Length)
            return false;
        if (at > end && text[at] == '(' && !quoted)
            at = Text.SkipBlanks(text, SkipRemark(text, at));
        if (at >= text.Length)
            return false;

        var sign = text[at];
        if (name.Label == "signature" && sign != '=')
            return false;
        switch (sign)
        {
            case '=' or ':' or '：' or '＝':
                return Assigned(text, start, at, name, out value, out certainty);
            case '|' when at + 1 < text.Length:
                return Judged(text, Text.SkipBlanks(text, at + 1), name, Link.Assigned, false, out value, out certainty, needsRandom: true);
            case '>' when closed == end || quoted:
                return Judged(text, at + 1, name, Link.Assigned, false, out value, out certainty);
            case '<' when at + 2 < text.Length && text[at + 1] == '-':
                return Judged(text, Text.SkipBlanks(text, at + 2), name, Link.Assigned, false, out value, out certainty, needsRandom: true);
            case '-' when at + 2 < text.Length && text[at + 1] == '>':
                return Judged(text, Text.SkipBlanks(text, at + 2), name, Link.Assigned, false, out value, out certainty, needsRandom: true);
            case '-' or '–' or '—' when at > end && at + 1 < text.Length && text[at + 1] == ' ':
                return Judged(text, at + 2, name, Link.Assigned, false, out value, out certainty, needsRandom: true);
            case ',' when quoted:
                return QuotedOnly(text, Text.SkipBlanks(text, at + 1), name, out value, out certainty);
            case '%' when at == end && at + 3 < text.Length && text[at + 1] == '3' && text[at + 2] is 'D' or 'd' or 'A' or 'a':
                return Encoded(text, at + 3, name, out value, out certainty);
            case '(' when at == end:
                return Called(text, at, name, out value, out certainty);
            default:
                if (text[start] >= '\u2e80' && sign < '\u0080')
                    return Judged(text, at, name, Link.Said, false, out value, out certainty);
                return at > closed && Phrases.Value(text, start, at, name, quoted, out value, out certainty);
        }
    }

    /// <summary>Reads and judges the value at a place.</summary>
    public static bool Judged(string text, int at, KeyName name, Link link, bool inQuery, out ValueReader.Value value, out double certainty, bool needsRandom = false)
    {
        value = ValueReader.Read(text, at, inQuery);
        certainty = 0;
        if (value.IsEmpty)
            return true;
        certainty = ValueJudge.Judge(value.In(text), name, value.Quoted && link != Link.Said ? Link.Quoted : link);
        if (needsRandom && !value.Quoted && certainty < 0.7)
            certainty = 0;
        return true;
    }

    private static bool Assigned(string text, int start, int at, KeyName name, out ValueReader.Value value, out double certainty)
    {
        var colon = text[at] is ':' or '：';
        at++;
        if (colon && at < text.Length && text[at] == ':')
        {
            value = default;
            certainty = 0;
            return false;
        }

        while (at < text.Length && text[at] is '=' or '>' or '~')
            at++;
        at = Text.SkipBlanks(text, at);
        while (at < text.Length && text[at] is '*' or '_' && at + 1 < text.Length && text[at + 1] is '*' or '_' or ' ')
            at++;
        at = Text.SkipBlanks(text, at);
        if (colon && at < text.Length && text[at] is '\n' or '\r')
            return NextLine(text, at, name, out value, out certainty);
        if (name.Label == "signature" && !IsQuery(text, start))
        {
            value = default;
            certainty = 0;
            return true;
        }

        if (name.Label == "session" && colon)
            return Cookies.Value(text, at, name, out value, out certainty);

        var inQuery = !colon && IsQuery(text, start);
        Judged(text, at, name, Link.Assigned, inQuery, out value, out certainty);
        if (certainty > 0)
            return true;

        // A type between: `token: str = "…"`.
        var sign = value.Quoted ? text.Length : Text.SkipBlanks(text, value.Next);
        return sign + 1 >= text.Length || text[sign] != '=' || text[sign + 1] == '=' || value.End - value.Start > 24
            || Judged(text, Text.SkipBlanks(text, sign + 1), name, Link.Assigned, false, out value, out certainty);
    }

    // The value on the line below, alone there.
    private static bool NextLine(string text, int at, KeyName name, out ValueReader.Value value, out double certainty)
    {
        var limit = Math.Min(text.Length, at + 80);
        while (at < limit && (char.IsWhiteSpace(text[at]) || text[at] is '>' or '|' or '`'))
            at++;
        if (at + 1 < limit && text[at] is '-' or '*' && text[at + 1] == ' ')
            at += 2;
        Judged(text, at, name, Link.Said, false, out value, out certainty);
        var after = Text.SkipBlanks(text, Math.Min(text.Length, value.Quoted ? value.Next + 1 : value.Next));
        if (after < text.Length && text[after] is not ('\n' or '\r' or '`' or '\\'))
            certainty = 0;
        return true;
    }

    private static bool QuotedOnly(string text, int at, KeyName name, out ValueReader.Value value, out double certainty)
    {
        Judged(text, at, name, Link.Assigned, false, out value, out certainty);
        if (!value.Quoted)
            certainty = 0;
        return true;
    }

    // In an encoded address: up to the next encoded sign.
    private static bool Encoded(string text, int at, KeyName name, out ValueReader.Value value, out double certainty)
    {
        value = ValueReader.Bare(text, at, inQuery: true);
        var next = value.In(text).IndexOf("%26", StringComparison.Ordinal);
        if (next >= 0)
            value = value with { End = at + next };
        certainty = value.IsEmpty ? 0 : ValueJudge.Judge(value.In(text), name, Link.Assigned);
        return true;
    }

    // name("value"), or a function that returns it.
    private static bool Called(string text, int at, KeyName name, out ValueReader.Value value, out double certainty)
    {
        var inside = Text.SkipBlanks(text, at + 1);
        if (inside < text.Length && text[inside] != ')')
            return QuotedOnly(text, inside, name, out value, out certainty);
        var line = Text.LineEnd(text, at, 60);
        var result = text.AsSpan(at, line - at).IndexOf("return ", StringComparison.Ordinal);
        value = default;
        certainty = 0;
        return result >= 0 && QuotedOnly(text, Text.SkipBlanks(text, at + result + 7), name, out value, out certainty);
    }

    // Quotes, brackets and bold that close around the name.
    private static int SkipClosers(string text, int at, out bool quoted)
    {
        quoted = false;
        for (var n = 0; n < 6 && at < text.Length; n++)
        {
            if (text[at] is '"' or '\'' or '`' or '”' or '’')
                quoted = true;
            else if (string.CompareOrdinal(text, at, "&quot;", 0, 6) == 0)
                (quoted, at) = (true, at + 5);
            else if (text[at] is not (']' or ')' or '\\' or '*' or '?'))
                break;
            at++;
        }

        return at;
    }

    // "(default)" after a name.
    private static int SkipRemark(string text, int at)
    {
        var line = Text.LineEnd(text, at, 30);
        var close = text.AsSpan(at, line - at).IndexOf(')');
        return close < 0 ? at : at + close + 1;
    }

    private static bool IsQuery(string text, int start) => start > 0 && text[start - 1] is '?' or '&' && (start < 2 || !char.IsWhiteSpace(text[start - 2]));
}
