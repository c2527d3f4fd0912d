namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Values that stand for a value: <c>&lt;token&gt;</c>, <c>${TOKEN}</c>, <c>xxxx</c>, <c>your-key-here</c>, type names.</summary>
internal static class Placeholders
{

    public static bool Is(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty || IsFiller(value) || IsReference(value))
            return true;
        Span<char> buffer = stackalloc char[64];
        var head = value.Length > 64 ? value[..64] : value;
        head.ToLowerInvariant(buffer);
        var lower = buffer[..head.Length];
        if (value.Length <= 24 && IsWord(lower.Trim("\"'`.,;:!?()[]{}<>")))
            return true;
        for (var i = 0; i < lower.Length - 3; i++)
        {
            if (StandsIn(lower[i..]))
                return value.Length < 24 || !IsChanceAnyway(value);
        }

        return false;
    }

    // Parts that only a value to be replaced has.
    private static bool StandsIn(ReadOnlySpan<char> rest) => rest[0] switch
    {
        'e' => rest.StartsWith("example"),
        'p' => rest.StartsWith("placeholder"),
        'c' => rest.StartsWith("changeme") || rest.StartsWith("change_me") || rest.StartsWith("change-me") || rest.StartsWith("changeit"),
        'y' => rest.StartsWith("your"),
        'r' => rest.StartsWith("redacted") || rest.StartsWith("replace"),
        'x' => rest.StartsWith("xxxx"),
        '*' => rest.StartsWith("****"),
        '.' => rest.StartsWith("...."),
        'd' => rest.StartsWith("dummy"),
        's' => rest.StartsWith("sample"),
        'i' => rest.StartsWith("insert"),
        '_' or '-' => rest[1..].StartsWith("here"),
        't' => rest.StartsWith("todo"),
        'f' => rest.StartsWith("fixme") || rest.StartsWith("fake") || rest.StartsWith("foobar"),
        'n' => rest.StartsWith("not-a-real") || rest.StartsWith("notreal"),
        'm' => rest.StartsWith("mysecret") || rest.StartsWith("my-secret") || rest.StartsWith("my_secret") || rest.StartsWith("mypass"),
        'l' => rest.StartsWith("lorem"),
        _ => false,
    };

    /// <summary>A word that names a type, an absence or the thing itself.</summary>
    public static bool IsWord(ReadOnlySpan<char> lower) => lower is
        "" or "none" or "null" or "nil" or "undefined" or "true" or "false" or "yes" or "no" or "on" or "off" or "empty" or "required" or "optional" or "string"
        or "str" or "text" or "bytes" or "byte" or "char" or "int" or "integer" or "number" or "bool" or "boolean" or "object" or "any" or "unknown" or "password"
        or "passwd" or "pass" or "pwd" or "secret" or "secrets" or "token" or "tokens" or "key" or "apikey" or "api_key" or "api-key" or "default" or "value" or "foo" or "bar"
        or "baz" or "test" or "testing" or "hidden" or "masked" or "n/a" or "na" or "tbd" or "bearer" or "basic" or "base64" or "oauth2" or "sha256" or "utf8" or "utf-8"
        or "sha1" or "sha512" or "md5" or "argon2" or "argon2id" or "pbkdf2" or "bcrypt" or "scrypt" or "ascii" or "s3cr3t" or "hex" or "jwt" or "x509" or "http2"
        or "ed25519" or "rsa" or "rs256" or "hs256" or "es256" or "uuid4" or "uuid" or "option<string>" or "optional[str]" or "string?" or "float" or "double" or "void" or "date";

    // Nothing but one character, or but the characters that mask.
    private static bool IsFiller(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (c is not ('x' or 'X' or '*' or '.' or '-' or '_' or '#' or '?' or '0' or '•' or '…' or ' ' or '=' or ':' or '/' or '\\' or '"' or '\'' or '|' or '+' or '~' or '^' or '`'))
                return value.TrimStart(value[0]).IsEmpty && value.Length < 64;
        }

        return true;
    }

    // A variable or a template's hole: $NAME, ${NAME}, $(command), %NAME%, {{ name }}, <name>, [name], :name, @name.
    private static bool IsReference(ReadOnlySpan<char> value)
    {
        if (value.IndexOf("${", StringComparison.Ordinal) >= 0 || value.IndexOf("{{", StringComparison.Ordinal) >= 0 || value.IndexOf("$(", StringComparison.Ordinal) >= 0
            || value.IndexOf("#{", StringComparison.Ordinal) >= 0 || value.IndexOf("<%", StringComparison.Ordinal) >= 0
            || value.IndexOf("%s", StringComparison.Ordinal) >= 0 && value.Length < 16)
            return true;
        if (value.StartsWith("&#") || value.StartsWith("&lt"))
            return true;
        return value[0] switch
        {
            '$' or '@' or ':' or '&' => value.Length > 1 && IsIdentifier(value[1..]) && !RandomnessScore.LooksRandom(value[1..]),
            '%' => value[^1] == '%' || (IsIdentifier(value[1..]) && !RandomnessScore.LooksRandom(value[1..])) || (value.Length <= 3 && char.IsAsciiLetter(value[1..].IsEmpty ? ' ' : value[1])),
            '<' => value.IndexOf('>') >= 0 || value.Length < 30,
            '[' => value[^1] == ']' || value.Length < 20,
            '{' => true,
            _ => false,
        };
    }

    private static bool IsIdentifier(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (!Text.IsName(c) && c is not ('.' or ':' or '[' or ']' or '-' or '>'))
                return false;
        }

        return true;
    }

    private static bool IsChanceAnyway(ReadOnlySpan<char> value)
    {
        var profile = RandomnessScore.Measure(value);
        return profile.Digits >= 3 && profile.Upper >= 3 && profile.Lower >= 3 && profile.Fluency < 5 && RandomnessScore.LooksRandom(profile);
    }
}
