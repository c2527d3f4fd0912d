namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Private keys in their armour: whole, with escaped line ends, folded into one line, or cut off.</summary>
internal static class PrivateKeys
{
    private const int Longest = 20_000;

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf("BEGIN ", StringComparison.Ordinal); at >= 0; at = text.IndexOf("BEGIN ", at, StringComparison.Ordinal))
        {
            var start = at;
            at += 6;
            var header = Text.LineEnd(text, at, 60);
            var name = text.AsSpan(at, header - at).IndexOf("PRIVATE KEY", StringComparison.Ordinal);
            if (start < 4 || text[start - 1] is not ('-' or ' ') || name < 0)
                continue;
            while (start > 0 && text[start - 1] is '-' or ' ')
                start--;
            var body = at + name + "PRIVATE KEY".Length;
            var end = End(text, body);
            if (end - body < 24)
                continue;
            found.Add(new(start, end - start, "private-key", 0.99));
            at = end;
        }

        PuttyKey(text, found);
    }

    private static int End(string text, int body)
    {
        var limit = Math.Min(text.Length, body + Longest);
        var close = text.AsSpan(body, limit - body).IndexOf("END ", StringComparison.Ordinal);
        if (close >= 0)
        {
            var tail = body + close;
            var line = Text.LineEnd(text, tail, 60);
            var name = text.AsSpan(tail, line - tail).IndexOf("PRIVATE KEY", StringComparison.Ordinal);
            if (name >= 0 && HasBody(text.AsSpan(body, close)))
                return Trail(text, tail + name + "PRIVATE KEY".Length);
        }

        return CutOff(text, Trail(text, body), limit);
    }

    // What stands between the two lines is a key, and not the code that writes them.
    private static bool HasBody(ReadOnlySpan<char> between)
    {
        var run = 0;
        foreach (var c in between)
        {
            run = char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '=' ? run + 1 : 0;
            if (run >= 16)
                return true;
        }

        return false;
    }

    private static int Trail(string text, int at)
    {
        if (at + 6 <= text.Length && text.AsSpan(at, 6).SequenceEqual(" BLOCK"))
            at += 6;
        while (at < text.Length && text[at] == '-')
            at++;
        return at;
    }

    // A key without its end: its lines of base64, however their ends are written.
    private static int CutOff(string text, int at, int limit)
    {
        var end = at;
        while (at < limit)
        {
            var from = at;
            if (at + 3 < limit && text[at] == '-' && text[at + 1] == '-' && text[at + 2] == '-')
                break;
            while (at < limit && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '+' or '/' or '=' or '-' or '_'))
                at++;
            if (at - from >= 16 || (at > from && at - from + 1 < 16 && end == from - 1))
                end = at;
            else if (at > from && !IsHeader(text, at))
                break;
            while (at < limit && (char.IsWhiteSpace(text[at]) || text[at] is '\\' or '"' or '\'' or ',' or ':' or '>' or '|' or '.' or '#' or '*'))
            {
                if (text[at] == '\\' && at + 1 < limit && text[at + 1] is 'n' or 'r' or 't')
                    at++;
                at++;
            }

            if (at == from)
                break;
        }

        return end;
    }

    // "Proc-Type: 4,ENCRYPTED" and its like stand before the key's lines.
    private static bool IsHeader(string text, int at) => at < text.Length && text[at] is ':' or ',' or ' ';

    private static void PuttyKey(string text, List<SecretSpan> found)
    {
        const string Mark = "Private-Lines:";
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + Mark.Length, StringComparison.Ordinal))
        {
            var body = Text.LineEnd(text, at, 40);
            var end = CutOff(text, body, Math.Min(text.Length, body + Longest));
            if (end > body)
                found.Add(new(body, end - body, "private-key", 0.95));
        }
    }
}
