namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Secrets behind their name: <c>name=value</c>, <c>name: value</c>, JSON, YAML, code, headers, options, tags, sentences.</summary>
internal static class KeyedValues
{
    public static void Find(string text, List<SecretSpan> found)
    {
        // A name whose value stands in a pair of its own: <add key="token" value="…"/>, - name: TOKEN, value: ….
        var named = (Name: default(KeyName), End: -1000);
        for (var i = 0; i < text.Length;)
        {
            if (!IsNameStart(text[i]))
            {
                i++;
                continue;
            }

            var start = i > 0 && text[i - 1] == '\\' && text[i] is 'n' or 'r' or 't' && i + 1 < text.Length && IsNameStart(text[i + 1]) ? i + 1 : i;
            var end = NameEnd(text, start);
            i = end;
            var name = KeyNames.Classify(text, start, end);
            if (name.Kind == NameKind.None)
            {
                if (Assigned(text, start, end) is { Length: > 0 } unnamed)
                {
                    found.Add(unnamed);
                    i = unnamed.End;
                    continue;
                }

                if (named.Name.Kind == NameKind.None || start - named.End > 120 || !IsValueWord(text.AsSpan(start, end - start)) || !IsSigned(text, end))
                    continue;
                name = named.Name;
            }

            var (value, certainty) = NameValueGrammar.Find(text, start, end, name);
            if (certainty > 0)
            {
                var to = ValueReader.Extend(text, value.Start, value.End);
                found.Add(new(value.Start, to - value.Start, name.Label, certainty));
                i = Math.Max(i, to);
                named = default;
            }
            else
            {
                named = (name, end);
            }
        }
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c >= '\u00c0' && char.IsLetter(c));

    // Names of one script: a wide script's word ends where ASCII begins.
    private static int NameEnd(string text, int at)
    {
        var wide = text[at] >= '\u2e80';
        while (at < text.Length)
        {
            var c = text[at];
            var part = wide
                ? c >= '\u2e80' && char.IsLetter(c)
                : char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '$' || (c is >= '\u00c0' and < '\u2e80' && char.IsLetter(c));
            if (!part)
                break;
            at++;
        }

        while (text[at - 1] is '-' or '.' && !wide)
            at--;
        return at;
    }

    // A wild value in quotes, assigned to a name that says nothing of it: `apiMetrics := "…"`.
    private static SecretSpan Assigned(string text, int start, int end)
    {
        var at = Text.SkipBlanks(text, end);
        if (at + 1 < text.Length && text[at] == ':' && text[at + 1] == '=')
            at++;
        if (at >= text.Length || text[at] != '=')
            return default;
        at = Text.SkipBlanks(text, at + 1);
        if (at >= text.Length || text[at] is not ('"' or '\''))
            return default;
        var value = ValueReader.Read(text, at, inQuery: false);
        if (!value.Quoted || value.End - value.Start is < 24 or > 120 || !ValueJudge.IsWild(value.In(text)) || !Text.IsName(text[value.End - 1]) || Placeholders.Is(value.In(text)))
            return default;
        return TokenWords.IsIdentifying(text.AsSpan(start, end - start)) ? default : new(value.Start, value.End - value.Start, "api-key", 0.5);
    }

    private static bool IsSigned(string text, int at)
    {
        while (at < text.Length && text[at] is '"' or '\'' or ' ')
            at++;
        return at < text.Length && text[at] is '=' or ':' or '>';
    }

    private static bool IsValueWord(ReadOnlySpan<char> word) => word is
        "value" or "Value" or "default" or "content" or "VALUE" or "default_value" or "defaultValue" or "string" or "data" or "initialValue" or "current_value";
}
