namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Keys of JSON objects whose string value is a secret whatever it looks like: their last word is password, passwd, secret,
/// token, authorization, cookie, api key or private key.</summary>
internal static class SecretKeys
{
    public static bool Is(string key)
    {
        var (last, before) = LastWords(key);
        return last is "password" or "passwd" or "secret" or "token" or "authorization" or "cookie" or "apikey" or "privatekey"
            || (last is "key" && before is "api" or "private");
    }

    /// <summary>Whether the value is one: neither a mark, nor a placeholder, nor a type's name.</summary>
    public static bool MustGo(string value)
    {
        var text = value.AsSpan().Trim();
        return !text.IsEmpty && text is not RedactionMarkers.Whole && !Placeholders.Is(text) && text.IndexOf(RedactionMarkers.Open, StringComparison.Ordinal) < 0;
    }

    // Words are split at `_ - .`, blanks and case: "xApiKey" is x, api, key.
    private static (string Last, string Before) LastWords(string key)
    {
        string last = "", before = "";
        var start = 0;
        for (var i = 0; i <= key.Length; i++)
        {
            var cut = i == key.Length || key[i] is '_' or '-' or '.' or ' ';
            var camel = !cut && i > start && char.IsUpper(key[i]) && (!char.IsUpper(key[i - 1]) || (i + 1 < key.Length && char.IsLower(key[i + 1])));
            if (!cut && !camel)
                continue;
            if (i > start)
                (before, last) = (last, key[start..i].ToLowerInvariant());
            start = cut ? i + 1 : i;
        }

        return (last, before);
    }
}
