namespace SelfLearning.Core.Safety.Secrets;

/// <summary>A login and its password side by side: <c>ID/PW: bob/…</c>, "credentials: bob / …", <c>host:port:db:user:…</c>.</summary>
internal static class LoginPairs
{
    private static readonly KeyName Name = new(NameKind.Password, "password");

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetter(text[i]))
            {
                i++;
                continue;
            }

            var end = i;
            while (end < text.Length && char.IsLetter(text[end]))
                end++;
            var before = found.Count;
            if (end - i <= 14)
                Look(text, i, end, found);
            i = found.Count > before ? Math.Max(end, found[^1].End) : end;
        }
    }

    private static void Look(string text, int start, int end, List<SecretSpan> found)
    {
        var word = text.AsSpan(start, end - start);
        var isPassword = IsPassword(word) && FollowsLogin(text, start);
        if (isPassword || IsCredentials(word) || (word is "in" && (Text.HasWord(text, start - 4, "log") || Text.HasWord(text, start - 5, "sign"))))
        {
            if (!IsFolder(text, start, end))
                Pair(text, isPassword ? end : SkipWords(text, end), isPassword ? Link.Assigned : Link.Said, found);
        }
        else if (word.Equals("identified", StringComparison.OrdinalIgnoreCase))
            Identified(text, end, found);
    }

    private static bool IsPassword(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        word.ToLowerInvariant(lower);
        return lower[..word.Length] is "pw" or "pwd" or "pass" or "password" or "passwd" or "passwort" or "contraseña" or "senha" or "비밀번호" or "비번" or "패스워드" or "密码" or "パスワード";
    }

    private static bool IsCredentials(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        word.ToLowerInvariant(lower);
        return lower[..word.Length] is "credentials" or "creds" or "credential" or "login" or "logins" or "account" or "auth" or "userpass" or "계정" or "账号" or "アカウント" or "zugangsdaten";
    }

    // "/home/my-login/…": a part of a rooted path.
    private static bool IsFolder(string text, int start, int end)
    {
        while (end < text.Length && IsFolderName(text[end]))
            end++;
        var limit = Math.Max(0, start - 200);
        while (start > limit && (IsFolderName(text[start - 1]) || text[start - 1] == '/'))
            start--;
        return end < text.Length && text[start] == '/' && text[end] == '/';
    }

    private static bool IsFolderName(char c) => Text.IsName(c) || c is '-' or '.';

    // "id/", "user | ", "username and ", "ID(" before the password's name.
    private static bool FollowsLogin(string text, int start)
    {
        var at = start;
        while (at > 0 && start - at < 6 && text[at - 1] is ' ' or '/' or '|' or ':' or ',' or '&' or '(' or '+' or '_' or '-')
            at--;
        if (at == start)
            return false;
        var end = at;
        while (at > 0 && end - at < 12 && char.IsLetter(text[at - 1]))
            at--;
        var word = text.AsSpan(at, end - at);
        Span<char> lower = stackalloc char[16];
        word.ToLowerInvariant(lower);
        var name = lower[..word.Length];
        if (name is "and" or "und" or "et" or "y" or "e")
            return at > 0 && FollowsLogin(text, at);
        return name.EndsWith("id") || name is "user" or "username" or "login" or "account" or "usr" or "name" or "email" or "benutzer" or "usuario"
            or "utilisateur" or "아이디" or "계정" or "用户名" or "账号" or "ユーザー" or "ユーザ名" or "admin" or "uname";
    }

    // Up to two words such as "are", "for prod" between the name and the pair.
    private static int SkipWords(string text, int at)
    {
        for (var words = 0; words < 3; words++)
        {
            var from = Text.SkipBlanks(text, at);
            var end = from;
            while (end < text.Length && end - from < 12 && char.IsAsciiLetter(text[end]))
                end++;
            if (end == from || end >= text.Length || !Text.IsBlank(text[end]) || text.AsSpan(from, end - from) is not ("are" or "is" or "as" or "with" or "for" or "to" or "in" or "using" or "the" or "of" or "prod" or "staging" or "via"))
                return at;
            at = end;
        }

        return at;
    }

    // Signs, a login, signs, a password.
    private static void Pair(string text, int at, Link link, List<SecretSpan> found)
    {
        var login = SkipSigns(text, at, 8);
        if (login == at)
            return;
        var loginEnd = login;
        while (loginEnd < text.Length && loginEnd - login < 64 && (char.IsAsciiLetterOrDigit(text[loginEnd]) || text[loginEnd] is '_' or '.' or '-' or '@' or '+' or '\\'))
            loginEnd++;
        var password = SkipSigns(text, loginEnd, 5);
        if (loginEnd == login || password == loginEnd || password >= text.Length)
            return;
        if (!Text.HasAny(text.AsSpan(loginEnd, password - loginEnd), "/|:,(=") && link == Link.Said)
            return;
        var value = ValueReader.Read(text, password, inQuery: false);
        if (value.IsEmpty || Text.HasAny(value.In(text), "=()[]{}<>|\\"))
            return;
        var sure = ValueJudge.Judge(value.In(text), Name, link);
        if (sure >= (link == Link.Said ? 0.7 : 0.6))
            found.Add(new(value.Start, value.End - value.Start, "password", sure));
    }

    private static int SkipSigns(string text, int at, int most)
    {
        var limit = Math.Min(text.Length, at + most);
        while (at < limit && text[at] is ' ' or '\t' or ':' or '=' or '/' or '|' or ',' or '(' or ')' or '-' or '>' or '"' or '\'' or '`' or '：')
            at++;
        return at;
    }

    // SQL: IDENTIFIED [WITH plugin] BY 'password'.
    private static void Identified(string text, int at, List<SecretSpan> found)
    {
        var line = Text.LineEnd(text, at, 70);
        var by = text.AsSpan(at, line - at).IndexOf(" by ", StringComparison.OrdinalIgnoreCase);
        if (by < 0)
            return;
        var from = Text.SkipBlanks(text, at + by + 4);
        if (Text.HasWord(text, from, "password") || Text.HasWord(text, from, "values"))
            from = Text.SkipBlanks(text, from + (Text.HasWord(text, from, "values") ? 6 : 8));
        var value = ValueReader.Read(text, from, inQuery: false);
        if (!value.IsEmpty && ValueJudge.Judge(value.In(text), Name, value.Quoted ? Link.Quoted : Link.Assigned) is > 0 and var sure)
            found.Add(new(value.Start, value.End - value.Start, "password", sure));
    }
}
