namespace SelfLearning.Core.Safety.Secrets;

/// <summary>The characters that may follow a token's prefix.</summary>
[Flags]
internal enum Body
{
    Digit = 1,
    HexLetter = 2,
    Lower = 4,
    Upper = 8,
    Dash = 16,
    Underscore = 32,
    Dot = 64,
    Base64 = 128,
    Equals = 256,
    Colon = 512,
    Tilde = 1024,
    Hex = Digit | HexLetter,
    LowerDigit = Digit | Lower,
    UpperDigit = Digit | Upper,
    Alnum = Digit | Lower | Upper,
    Url = Alnum | Dash | Underscore,
    UrlDot = Url | Dot,
    UrlEq = Url | Equals,
    Any64 = Alnum | Base64 | Equals,
    All = Alnum | Dash | Underscore | Dot | Base64 | Equals,
}

/// <summary>A published token format: a fixed prefix and at least <paramref name="Least"/> characters of a class; at most
/// <paramref name="Most"/>, where a longer run is something else.</summary>
internal readonly record struct TokenFormat(string Prefix, string Kind, Body Body, int Least, int Most = int.MaxValue)
{
    public bool Allows(char c) => c switch
    {
        >= '0' and <= '9' => (Body & Body.Digit) != 0,
        >= 'a' and <= 'f' => (Body & (Body.HexLetter | Body.Lower)) != 0,
        >= 'A' and <= 'F' => (Body & (Body.HexLetter | Body.Upper)) != 0,
        >= 'g' and <= 'z' => (Body & Body.Lower) != 0,
        >= 'G' and <= 'Z' => (Body & Body.Upper) != 0,
        '-' => (Body & Body.Dash) != 0,
        '_' => (Body & Body.Underscore) != 0,
        '.' => (Body & Body.Dot) != 0,
        '+' or '/' => (Body & Body.Base64) != 0,
        '=' => (Body & Body.Equals) != 0,
        ':' => (Body & Body.Colon) != 0,
        '~' => (Body & Body.Tilde) != 0,
        _ => false,
    };
}
