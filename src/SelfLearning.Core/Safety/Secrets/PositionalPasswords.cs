namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Passwords that only their place gives away: "use … as the password", <c>host:5432:db:user:…</c>, an address, a user and …,
/// <c>echo … | docker login --password-stdin</c>.</summary>
internal static class PositionalPasswords
{
    private static readonly KeyName Password = new(NameKind.Password, "password");

    private static readonly string[] Readers = ["--password-stdin", "chpasswd", "--with-token", "sudo -S", "passwd --stdin", "--pass-stdin"];

    public static void Find(string text, List<SecretSpan> found)
    {
        Before(text, " as ", found);
        Before(text, " is the ", found);
        foreach (var reader in Readers)
            Piped(text, reader, found);
        Fields(text, found);
        Hosts(text, found);
        Logins(text, found);
    }

    // A value, then "as the root password".
    private static void Before(string text, string join, List<SecretSpan> found)
    {
        for (var at = text.IndexOf(join, StringComparison.Ordinal); at > 0; at = text.IndexOf(join, at + 1, StringComparison.Ordinal))
        {
            var line = Text.LineEnd(text, at + join.Length, 40);
            var after = text.AsSpan(at + join.Length, line - at - join.Length);
            var name = after.IndexOf("password", StringComparison.OrdinalIgnoreCase);
            if (name < 0 || after[..name].Count(' ') > 3 || Text.HasAny(after[..name], ".,;:"))
                continue;
            var start = at;
            while (start > 0 && at - start < 80 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('"' or '\'' or '`' or '('))
                start--;
            var end = at;
            while (end > start && text[end - 1] is '"' or '\'' or '`')
                end--;
            if (end == at && start < at)
                Judge(text, start, end, found);
            else
                Quoted(text, end, found);
        }
    }

    private static void Quoted(string text, int end, List<SecretSpan> found)
    {
        var start = end;
        while (start > 0 && end - start < 80 && text[start - 1] is not ('"' or '\'' or '`' or '\n' or ' '))
            start--;
        if (start < end)
            Judge(text, start, end, found);
    }

    private static void Judge(string text, int start, int end, List<SecretSpan> found)
    {
        if (ValueJudge.Judge(text.AsSpan(start, end - start), Password, Link.Said) is > 0 and var sure)
            found.Add(new(start, end - start, "password", sure));
    }

    // What is printed into a reader of passwords, or handed to it by <<<.
    private static void Piped(string text, string reader, List<SecretSpan> found)
    {
        for (var at = text.IndexOf(reader, StringComparison.Ordinal); at > 0; at = text.IndexOf(reader, at + reader.Length, StringComparison.Ordinal))
        {
            var from = Math.Max(0, at - 200);
            var before = text.AsSpan(from, at - from);
            var echo = Math.Max(before.LastIndexOf("echo "), before.LastIndexOf("printf "));
            if (echo >= 0 && before[echo..].IndexOf('|') > 0)
                Argument(text, from + echo + before[echo..].IndexOf(' ') + 1, found);
            var next = Text.SkipBlanks(text, at + reader.Length);
            if (next + 3 < text.Length && text.AsSpan(next, 3) is "<<<")
                Argument(text, Text.SkipBlanks(text, next + 3), found);
        }
    }

    private static void Argument(string text, int at, List<SecretSpan> found)
    {
        while (at + 2 < text.Length && text[at] == '-' && text[at + 2] == ' ')
            at += 3;
        var value = ValueReader.Read(text, at, inQuery: false);
        if (value.IsEmpty)
            return;
        var colon = value.In(text).IndexOf(':');
        var start = colon > 0 ? value.Start + colon + 1 : value.Start;
        if (ValueJudge.Judge(text.AsSpan(start, value.End - start), Password, Link.Assigned) is > 0 and var sure)
            found.Add(new(start, value.End - start, "password", sure));
    }

    // host:port:database:user:password.
    private static void Fields(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf(":5432:", StringComparison.Ordinal); at >= 0; at = text.IndexOf(":5432:", at + 1, StringComparison.Ordinal))
        {
            var end = at + 6;
            for (var field = 0; field < 2; field++)
            {
                while (end < text.Length && (Text.IsName(text[end]) || text[end] is '*' or '-' or '.'))
                    end++;
                if (end >= text.Length || text[end] != ':')
                    break;
                end++;
            }

            if (text[end - 1] != ':' || end - at < 9)
                continue;
            var value = ValueReader.Bare(text, end, inQuery: false);
            if (!value.IsEmpty && ValueJudge.Judge(value.In(text), Password, Link.Assigned) is > 0 and var sure)
                found.Add(new(value.Start, value.End - value.Start, "password", sure));
        }
    }

    // An IPv4 address, a user, and a value that is nothing but a password.
    private static void Hosts(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf('.'); at >= 0; at = text.IndexOf('.', at + 1))
        {
            if (at == 0 || !char.IsAsciiDigit(text[at - 1]))
                continue;
            var end = at;
            int dots = 0;
            while (end < text.Length && end - at < 13 && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
                dots += text[end++] == '.' ? 1 : 0;
            at = end - 1;
            if (dots != 3 || end >= text.Length)
                continue;
            var user = SkipSigns(text, end);
            var userEnd = user;
            while (userEnd < text.Length && userEnd - user < 24 && (char.IsAsciiLetter(text[userEnd]) || text[userEnd] is '_' or '-'))
                userEnd++;
            var password = SkipSigns(text, userEnd);
            if (user == end || userEnd - user < 2 || password == userEnd)
                continue;
            var value = ValueReader.Bare(text, password, inQuery: false);
            if (!value.IsEmpty && SpokenValues.IsStrong(value.In(text)) && ValueJudge.Judge(value.In(text), Password, Link.Said) is >= 0.9 and var sure)
                found.Add(new(value.Start, value.End - value.Start, "password", sure));
        }
    }

    // user:password@host without a scheme.
    private static void Logins(string text, List<SecretSpan> found)
    {
        for (var at = text.IndexOf('@'); at > 0; at = text.IndexOf('@', at + 1))
        {
            if (at + 1 >= text.Length || !char.IsAsciiLetterOrDigit(text[at + 1]) || text[at - 1] == '@')
                continue;
            var start = at;
            while (start > 0 && at - start < 40 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not (':' or '/' or '"' or '\'' or '`' or '(' or ',' or '=' or '<'))
                start--;
            if (start >= 2 && text[start - 1] == ':' && char.IsAsciiLetterOrDigit(text[start - 2]) && at - start is >= 6 and < 40 && SpokenValues.IsStrong(text.AsSpan(start, at - start)))
                Judge(text, start, at, found);
        }
    }

    private static int SkipSigns(string text, int at)
    {
        var limit = Math.Min(text.Length, at + 4);
        while (at < limit && text[at] is ' ' or '\t' or '/' or ',' or '|' or ';')
            at++;
        return at;
    }
}
