namespace SelfLearning.Core.Safety.Secrets;

/// <summary>What may stand between a name and its value: <c>=</c>, <c>:</c>, an arrow, a tag, a call, a line end.</summary>
internal static class NameValueGrammar
{
    /// <summary>The value that belongs to the name at a place.</summary>
    public static NamedValue Find(string text, int start, int end, KeyName name)
    {
        var closed = SkipClosers(text, end, out var quoted);
        var at = Text.SkipBlanks(text, closed);
        if (at > end && at < text.Length && text[at] == '(' && !quoted)
            at = Text.SkipBlanks(text, SkipRemark(text, at));
        if (at >= text.Length || (name.Label == "signature" && text[at] != '='))
            return default;

        switch (text[at])
        {
            case '=' or ':' or '：' or '＝':
                return Assigned(text, start, at, name);
            case '|' when at + 1 < text.Length:
                return Loose(at + 1);
            case '>' when closed == end || quoted:
                return NamedValue.Judge(text, at + 1, name, Link.Assigned);
            case '<' when at + 2 < text.Length && text[at + 1] == '-':
                return Loose(at + 2);
            case '-' when at + 2 < text.Length && text[at + 1] == '>':
                return Loose(at + 2);
            case '-' or '–' or '—' when at > end && at + 1 < text.Length && text[at + 1] == ' ':
                return Loose(at + 2);
            case ',' when quoted:
                return OnlyQuoted(text, at + 1, name);
            case '%' when at == end && at + 3 < text.Length && text[at + 1] == '3' && text[at + 2] is 'D' or 'd' or 'A' or 'a':
                return Encoded(text, at + 3, name);
            case '(' when at == end:
                return Called(text, at, name);
            case < '\u0080' when text[start] >= '\u2e80':
                return NamedValue.Judge(text, at, name, Link.Said);
            default:
                return at > closed ? SpokenValues.Find(text, start, at, name, quoted) : default;
        }

        // A sign that also stands between other things: a bare value must be chance.
        NamedValue Loose(int from) => NamedValue.Judge(text, Text.SkipBlanks(text, from), name, Link.Assigned) is var found && (found.Value.Quoted || found.Certainty >= 0.7) ? found : default;
    }

    private static NamedValue Assigned(string text, int start, int at, KeyName name)
    {
        var colon = text[at] is ':' or '：';
        at++;
        if (colon && at < text.Length && text[at] == ':')
            return default;
        while (at < text.Length && text[at] is '=' or '>' or '~')
            at++;
        at = Text.SkipBlanks(text, at);
        while (at < text.Length && text[at] is '*' or '_' && at + 1 < text.Length && text[at + 1] is '*' or '_' or ' ')
            at++;
        at = Text.SkipBlanks(text, at);
        if (colon && at < text.Length && text[at] is '\n' or '\r')
            return NextLine(text, at, name);
        if (name.Label == "signature" && !IsQuery(text, start))
            return default;
        if (name.Label == "session" && colon)
            return Cookies(text, at, name);

        var found = NamedValue.Judge(text, at, name, Link.Assigned, inQuery: !colon && IsQuery(text, start));
        if (found.Certainty > 0)
            return found;

        // A type between: `token: str = "…"`.
        var sign = found.Value.Quoted ? text.Length : Text.SkipBlanks(text, found.Value.Next);
        return sign + 1 >= text.Length || text[sign] != '=' || text[sign + 1] == '=' || found.Value.Length > 24
            ? default
            : NamedValue.Judge(text, Text.SkipBlanks(text, sign + 1), name, Link.Assigned);
    }

    // The value on the line below, alone there.
    private static NamedValue NextLine(string text, int at, KeyName name)
    {
        var limit = Math.Min(text.Length, at + 80);
        while (at < limit && (char.IsWhiteSpace(text[at]) || text[at] is '>' or '|' or '`'))
            at++;
        if (at + 1 < limit && text[at] is '-' or '*' && text[at + 1] == ' ')
            at += 2;
        var found = NamedValue.Judge(text, at, name, Link.Said);
        var after = Text.SkipBlanks(text, Math.Min(text.Length, found.Value.Quoted ? found.Value.Next + 1 : found.Value.Next));
        return after < text.Length && text[after] is not ('\n' or '\r' or '`' or '\\') ? default : found;
    }

    // `Cookie: sid=…; theme=dark`: from the first chance value of the header to the last one.
    private static NamedValue Cookies(string text, int start, KeyName name)
    {
        var line = Text.LineEnd(text, start, 2000);
        int from = -1, to = -1;
        for (int at = start, pair = 0; pair < 40 && at < line; pair++)
        {
            var sign = at;
            while (sign < line && (Text.IsName(text[sign]) || text[sign] is '-' or '.' or '"' or '\'' or ' '))
                sign++;
            if (sign >= line || text[sign] != '=')
                break;
            var part = ValueReader.Bare(text, sign + 1, inQuery: false);
            if (!part.IsEmpty && ValueJudge.Judge(part.In(text), name, Link.Assigned) > 0)
                (from, to) = (from < 0 ? part.Start : from, part.End);
            if (part.Next >= line || text[part.Next] != ';')
                break;
            at = Text.SkipBlanks(text, part.Next + 1);
        }

        return from < 0 ? NamedValue.Judge(text, start, name, Link.Assigned) : new(new(from, to, false, to), 0.85);
    }

    private static NamedValue OnlyQuoted(string text, int at, KeyName name) =>
        NamedValue.Judge(text, Text.SkipBlanks(text, at), name, Link.Assigned) is { Value.Quoted: true } found ? found : default;

    // In an encoded address: up to the next encoded sign.
    private static NamedValue Encoded(string text, int at, KeyName name)
    {
        var value = ValueReader.Bare(text, at, inQuery: true);
        var next = value.In(text).IndexOf("%26", StringComparison.Ordinal);
        if (next >= 0)
            value = value with { End = at + next };
        return new(value, value.IsEmpty ? 0 : ValueJudge.Judge(value.In(text), name, Link.Assigned));
    }

    // name("value"), or a function that returns it.
    private static NamedValue Called(string text, int at, KeyName name)
    {
        var inside = Text.SkipBlanks(text, at + 1);
        if (inside < text.Length && text[inside] != ')')
            return OnlyQuoted(text, inside, name);
        var line = Text.LineEnd(text, at, 60);
        var result = text.AsSpan(at, line - at).IndexOf("return ", StringComparison.Ordinal);
        return result < 0 ? default : OnlyQuoted(text, at + result + 7, name);
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
