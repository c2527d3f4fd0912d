namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Passwords and tokens in addresses (<c>scheme://user:password@host</c>), and addresses that are secrets themselves (webhooks).</summary>
internal static class UrlSecrets
{
    private const int Longest = 300;

    public static void Find(string text, List<SecretSpan> found)
    {
        var seen = 0;
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = text.IndexOf("://", at + 3, StringComparison.Ordinal))
        {
            var start = at + 3;
            UserInfo(text, start, found);
            if (start >= seen)
                seen = Webhook(text, start, found);
        }
    }

    private static void UserInfo(string text, int start, List<SecretSpan> found)
    {
        int end = start, sign = -1, colon = -1;
        var limit = Math.Min(text.Length, start + Longest);
        while (end < limit && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>' or '`'))
        {
            if (text[end] == '/' && end + 1 < limit && text[end + 1] == '/')
                break;
            if (text[end] == '@')
                sign = end;
            if (text[end] == '/' && (sign >= 0 || colon < 0 || end - colon < 2 || char.IsAsciiDigit(text[end - 1])))
                break;
            if (colon < 0 && text[end] == ':')
                colon = end;
            if (text[end] is '?' && sign >= 0)
                break;
            end++;
        }

        if (sign < 0 || sign == start)
            return;
        if (colon < 0 || colon > sign)
        {
            var user = text.AsSpan(start, sign - start);
            if (user.Length >= 16 && RandomnessScore.LooksRandom(user) && !Placeholders.Is(user))
                found.Add(new(start, sign - start, "url-token", 0.8));
            return;
        }

        var password = text.AsSpan(colon + 1, sign - colon - 1);
        if (password.Length >= 3 && !Placeholders.Is(password) && password.IndexOf('/') is var slash && (slash < 0 || RandomnessScore.Measure(password).Digits > 0 && password.IndexOf('.') < 0))
            found.Add(new(colon + 1, password.Length, "url-password", 0.9));
    }

    // An address that posts for whoever knows it: its host or path says hook, and a part of it is chance.
    private static int Webhook(string text, int start, List<SecretSpan> found)
    {
        var end = start;
        while (end < text.Length && end - start < 1200 && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or '<' or '>' or '`' or '\\' or ')' or ',' or ';'))
            end++;
        while (end > start && text[end - 1] is '.' or ',' or ';' or ':' or '!')
            end--;
        var url = text.AsSpan(start, end - start);
        if (url.Length < 30 || !(url.Contains("hook", StringComparison.OrdinalIgnoreCase) || url.Contains("/triggers/", StringComparison.Ordinal) || url.Contains("ifttt.com/trigger", StringComparison.Ordinal)))
            return end;
        if (url.IndexOf("hook", StringComparison.OrdinalIgnoreCase) < 0 && url.IndexOf("sig=", StringComparison.Ordinal) < 0 && url.IndexOf("/key/", StringComparison.Ordinal) < 0 && url.IndexOf("workflows/", StringComparison.Ordinal) < 0)
            return end;
        foreach (var part in url.SplitAny('/', '?', '&', '=', '@'))
        {
            var piece = url[part];
            if (piece.Length >= 16 && RandomnessScore.LooksRandom(piece) && !Placeholders.Is(piece))
            {
                found.Add(new(start, end - start, "webhook-url", 0.9));
                return end;
            }
        }

        return end;
    }
}
