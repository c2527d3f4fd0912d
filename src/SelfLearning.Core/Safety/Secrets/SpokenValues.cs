namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Names and values side by side, in sentences, options and declarations: "the password for bob is …", <c>--token …</c>,
/// <c>const token string = "…"</c>.</summary>
internal static class SpokenValues
{
    /// <summary>The value for the name at <paramref name="start"/>, from <paramref name="at"/> on, where something stands that is no sign;
    /// <paramref name="closed"/>: a quote ends the name.</summary>
    public static NamedValue Find(string text, int start, int at, KeyName name, bool closed)
    {
        if (IsOption(text, start) && text[at] != '-')
            return NamedValue.Judge(text, at, name, Link.Assigned);
        if ((name.Plain ? PlainCopula(text, at) : Copula(text, at, strict: false)) is > 0 and var said
            && NamedValue.Judge(text, SkipArticle(text, said), name with { Plain = name.Plain && name.Kind != NameKind.Password }, Link.Said) is { Certainty: > 0 } spoken)
            return spoken;

        var beside = NamedValue.Judge(text, at, name, Link.Said);
        var value = beside.Value.In(text);
        if (name.Kind == NameKind.Key)
            return closed || value.Length < 20 || !ValueJudge.IsWild(value) ? default : beside;
        if (IsEnough(beside, value, name, closed))
            return beside;
        // A quoted value needs no more than a word before it.
        if (beside.Value.Quoted && !name.Plain && beside.Certainty == 0 && ValueJudge.Judge(value, name, Link.Assigned) is > 0 and var sure)
            return beside with { Certainty = sure * 0.9 };
        if (closed)
            return default;
        return Typed(text, at, name) is { Certainty: > 0 } typed ? typed : name.Plain ? default : Later(text, at, name);
    }

    // A value right beside the name: quoted, or strong.
    private static bool IsEnough(NamedValue beside, ReadOnlySpan<char> value, KeyName name, bool closed) => beside.Certainty > 0
        && ((beside.Value.Quoted && !name.Plain) || (!closed && ((beside.Certainty >= 0.7 && !name.Plain && IsBare(value)) || (name.Kind == NameKind.Password && IsStrong(value)))));

    // A type between name and value: `const token string = "…"`.
    private static NamedValue Typed(string text, int at, KeyName name)
    {
        var end = at;
        while (end < text.Length && end - at < 20 && (Text.IsName(text[end]) || text[end] is '[' or ']' or '*' or '&' or '<' or '>'))
            end++;
        var sign = Text.SkipBlanks(text, end);
        if (end == at || sign >= text.Length || !IsType(text.AsSpan(at, end - at)))
            return default;
        if (text[sign] == ':' && sign + 1 < text.Length && text[sign + 1] == '=')
            sign++;
        return text[sign] == '=' ? NamedValue.Judge(text, Text.SkipBlanks(text, sign + 1), name, Link.Assigned) : default;
    }

    // Letters, digits and a sign that neither code nor links have.
    public static bool IsStrong(ReadOnlySpan<char> value) =>
        value.Length is >= 7 and <= 40 && Text.HasAny(value, "!@#$%^&") && !Text.HasAny(value, "()[]{}<>\\/|\"'`=*,;:") && value.ContainsAnyInRange('0', '9') && value[0] != '$';

    private static bool IsType(ReadOnlySpan<char> word) => word is
        "string" or "String" or "str" or "&str" or "[]byte" or "text" or "Text" or "SecretStr" or "SecureString" or "char" or "char[]" or "String?" or "String*" or "NSString" or "String[]";

    // What stands beside a name in a sentence: no remark, no link, no attribute.
    private static bool IsBare(ReadOnlySpan<char> value) => value[0] is not ('(' or '[' or '*') && value.IndexOf('(') < 0 && value[^1] != '=' && value.IndexOf("](", StringComparison.Ordinal) < 0;

    // "the password for the admin account was changed to …": a few words, then a word or sign that says what it is.
    private static NamedValue Later(string text, int at, KeyName name)
    {
        var limit = Math.Min(text.Length, at + 70);
        for (var words = 0; words < 9 && at < limit; words++)
        {
            var end = at;
            while (end < limit && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '@' or '.' or '\'' or '`' or '"' or '/'))
                end++;
            var next = Text.SkipBlanks(text, end);
            if (end == at || next >= limit)
                return default;
            var colon = text[end - 1] is not '.' && text[next] is ':' or '=' or '：';
            var said = colon ? Text.SkipBlanks(text, next + 1) : text[end] is ' ' ? Copula(text, next, strict: true) : 0;
            if (said > 0)
                return NamedValue.Judge(text, SkipArticle(text, said), name, Link.Said);
            if (text[end - 1] == '.' || !Text.IsBlank(text[end]))
                return default;
            at = next;
        }

        return default;
    }

    // "is", "was changed to", "ist", "es" …: where the value begins, or 0.
    private static int Copula(string text, int at, bool strict)
    {
        var from = at;
        if (strict && !(Text.HasWord(text, at, "is") || Text.HasWord(text, at, "was") || Text.HasWord(text, at, "are") || Text.HasWord(text, at, "to") || Text.HasWord(text, at, "ist") || Text.HasWord(text, at, "est") || Text.HasWord(text, at, "es")))
            return 0;
        for (var words = 0; words < 4; words++)
        {
            var end = at;
            while (end < text.Length && end - at < 10 && char.IsLetter(text[end]))
                end++;
            if (end == at || end >= text.Length || !(Text.IsBlank(text[end]) || text[end] is ':' or '=') || !IsCopula(text.AsSpan(at, end - at)))
                break;
            at = Text.SkipBlanks(text, text[end] is ':' or '=' ? end + 1 : end);
        }

        return at > from ? at : 0;
    }

    // After a word of prose only a plain "is" says that a value follows.
    private static int PlainCopula(string text, int at) =>
        Text.HasWord(text, at, "to") ? 0 : Copula(text, at, strict: true);

    private static bool IsCopula(ReadOnlySpan<char> word) => word is
        "is" or "was" or "are" or "to" or "equals" or "be" or "been" or "now" or "set" or "changed" or "reset" or "still" or "currently" or "as" or "will" or "should"
        or "must" or "has" or "ist" or "lautet" or "war" or "es" or "est" or "é" or "è" or "jest" or "это" or "este" or "är" or "er" or "on" or "being" or "becomes"
        or "IS" or "Is" or "of" or "just" or "probably" or "simply" or "only" or "like" or "by" or "BY" or "WITH" or "with";

    // "is the string X", "is: `X`".
    private static int SkipArticle(string text, int at)
    {
        while (at < text.Length && text[at] is ':' or '*' or ' ')
            at++;
        return at;
    }

    private static bool IsOption(string text, int start) => start > 0 && text[start - 1] == '-' && (start < 2 || text[start - 2] is '-' or ' ' or '\t' or '\n' or '"' or '\'' or '`' or '(' or '[');
}
