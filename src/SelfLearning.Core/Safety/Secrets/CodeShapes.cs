namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Values that are no value but code, a place or a number: calls, members, paths, addresses, versions, dates, digests.</summary>
internal static class CodeShapes
{
    public static bool Is(ReadOnlySpan<char> value) =>
        IsCall(value) || IsMember(value) || IsPath(value) || IsAddress(value) || IsVersionOrDate(value) || IsDigest(value) || IsPublicKey(value);

    /// <summary><c>name(…)</c>, <c>name[…]</c>, <c>a -> b</c>, <c>a::b</c>.</summary>
    private static bool IsCall(ReadOnlySpan<char> value)
    {
        var open = value.IndexOfAny('(', '[');
        if (open > 0 && open == value.Length - 1)
            return true;
        if (open > 1 && value[open] == '[' && value.IndexOf(']') < 0 && IsDotted(value[..open]) && !RandomnessScore.LooksRandom(value[..open]))
            return true;
        if (value.Length <= 18 && value.StartsWith("0x"))
            return true;
        if (value[0] == '*' && IsDotted(value.Trim('*')) && !value.ContainsAnyInRange('0', '9'))
            return true;
        if (value.IndexOf("[a-z", StringComparison.Ordinal) >= 0 || value.IndexOf("[A-Z", StringComparison.Ordinal) >= 0 || value.IndexOf("(?", StringComparison.Ordinal) >= 0 || value.IndexOf("[^", StringComparison.Ordinal) >= 0)
            return true;
        if (open > 1 && IsDotted(value[..open]) && value[..open].IndexOfAnyExceptInRange('0', '9') >= 0 && (value[^1] is ')' or ']' || !RandomnessScore.LooksRandom(value[..open])))
            return value[open] == '(' || value[open..].IndexOf(']') > 0;
        return value.IndexOf("->", StringComparison.Ordinal) > 0 || value.IndexOf("::", StringComparison.Ordinal) > 0 || value.IndexOf("=>", StringComparison.Ordinal) >= 0 || value.IndexOf("^.", StringComparison.Ordinal) > 0
            || value.StartsWith("!") && IsDotted(value[1..]) || value.IndexOf("\\s", StringComparison.Ordinal) >= 0 || value.IndexOf("\\w", StringComparison.Ordinal) >= 0;
    }

    // Names joined by dots, none of them chance.
    private static bool IsMember(ReadOnlySpan<char> value)
    {
        value = value.TrimEnd("!?");
        if (value.IndexOf('.') <= 0 || !IsDotted(value))
            return false;
        foreach (var part in value.Split('.'))
        {
            var name = value[part];
            if (name.Length > 0 && (char.IsAsciiDigit(name[0]) || RandomnessScore.LooksRandom(name)))
                return false;
        }

        return true;
    }

    private static bool IsDotted(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!Text.IsName(c) && c is not ('.' or '$' or '?' or '-'))
                return false;
        }

        return true;
    }

    /// <summary>A file or folder: rooted, or of several parts that are words.</summary>
    public static bool IsPath(ReadOnlySpan<char> value)
    {
        var slash = value.IndexOfAny('/', '\\');
        if (slash < 0)
            return false;
        var parts = 0;
        foreach (var part in value.Split(value[slash]))
        {
            parts++;
            var name = value[part];
            if (Text.HasAny(name, "!@#%^&*=+|") || (name.Length >= 8 && RandomnessScore.LooksRandom(name)))
                return false;
        }

        return parts > 1 && (slash == 0 || value[0] is '.' or '~' || value[slash] == '\\' || RandomnessScore.Measure(value) is { Fluency: > 4.6 } || value.Length < 12);
    }

    // A web or mail address.
    private static bool IsAddress(ReadOnlySpan<char> value)
    {
        if (value.IndexOf("://", StringComparison.Ordinal) > 1)
            return true;
        var at = value.IndexOf('@');
        return at > 0 && value[(at + 1)..].IndexOf('.') > 0 && value[(at + 1)..].IndexOf('@') < 0 && IsDotted(value[(at + 1)..]) && char.IsAsciiLetter(value[^1])
            && !Text.HasAny(value[..at], "!#$%^&*:/");
    }

    // Digits with at most two letters, joined by . : - / or T.
    private static bool IsVersionOrDate(ReadOnlySpan<char> value)
    {
        int digits = 0, joins = 0, letters = 0;
        foreach (var c in value)
        {
            if (char.IsAsciiDigit(c))
                digits++;
            else if (c is '.' or ':' or '-' or '/' or '+' or ',' or ' ')
                joins++;
            else if (char.IsAsciiLetter(c))
                letters++;
            else
                return false;
        }

        return digits > 0 && letters <= 2 && joins > 0 && digits + joins + letters == value.Length && value.Length < 40 && (letters == 0 || joins > 1 || value.Length < 8);
    }

    // Public keys begin with what they are, in base64.
    private static bool IsPublicKey(ReadOnlySpan<char> value) =>
        value.StartsWith("MFkwEwYHKoZIzj0") || value.StartsWith("MIIBIjANBgkqhki") || value.StartsWith("MIGfMA0GCSqGSIb3") || value.StartsWith("MCowBQYDK2Vw") || value.StartsWith("AAAAB3NzaC1yc2E") || value.StartsWith("AAAAC3NzaC1lZDI1");

    /// <summary><c>sha256:…</c>, <c>sha512-…</c>, <c>md5=…</c>, <c>h1:…</c>.</summary>
    public static bool IsDigest(ReadOnlySpan<char> value)
    {
        var join = value.IndexOfAny(':', '-', '=');
        return join is > 1 and < 8 && value[..join] is "sha1" or "sha224" or "sha256" or "sha384" or "sha512" or "SHA1" or "SHA256" or "SHA512" or "md5" or "MD5" or "h1" or "blake3";
    }
}
