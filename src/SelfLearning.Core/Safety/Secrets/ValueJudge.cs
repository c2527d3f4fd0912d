namespace SelfLearning.Core.Safety.Secrets;

/// <summary>How a name and a value are joined, the loosest first.</summary>
internal enum Link
{
    /// <summary>Side by side, or by a word: "password is …".</summary>
    Said,

    /// <summary>By a sign: <c>=</c>, <c>:</c>, an option's blank.</summary>
    Assigned,

    /// <summary>By a sign, and in quotes.</summary>
    Quoted,
}

/// <summary>Decides whether a value is the secret that its name promises.</summary>
internal static class ValueJudge
{
    /// <summary>How certain the value is a secret, 0–1; 0 is no.</summary>
    public static double Judge(ReadOnlySpan<char> value, KeyName name, Link link)
    {
        if (value.Length < 4 || value.IndexOf(' ') >= 0)
            return 0;
        var profile = RandomnessScore.Measure(value);
        if (profile.Letters == value.Length && profile.Fluency > 5.2 && !profile.IsMixed)
            return 0;
        if (Placeholders.Is(value) || CodeShapes.Is(value))
            return 0;
        return name.Kind switch
        {
            NameKind.Password => Password(value, profile, name, link),
            NameKind.Token => Token(value, profile, link),
            _ => Key(value, profile, name, link),
        };
    }

    private static double Password(ReadOnlySpan<char> value, in RandomnessScore.Profile p, KeyName name, Link link)
    {
        if (value.Length > 200 || IsProse(value))
            return 0;
        var special = Text.HasAny(value, "!@#$%^&*+?~=|\\/(){}[]<>;,\"`");
        var strong = (special && p.Letters > 0 && (p.Digits > 0 || (p.Upper > 0 && p.Lower > 0)) && value.Length >= 6)
            || (p.Upper > 0 && p.Lower > 0 && p.Digits > 0 && value.Length >= 8 && !IsCamel(p))
            || RandomnessScore.LooksRandom(p);
        if (strong)
            return 0.9;
        if (link == Link.Said || (name.Plain && link != Link.Quoted))
            return !name.Plain && value.Length >= 6 && p.Letters >= 3 && p.Digits > 0 && p.Others == 0 && p.Upper <= 1 && !IsUnit(value) ? 0.6 : 0;
        if (p.Digits > 0 && p.Letters > 0 && value.Length >= 5 && !IsUnit(value))
            return 0.7;
        if (special && p.Letters > 0 && value.Length >= 5 && !Text.HasAny(value, "()[]{}<>|\\/;,"))
            return 0.6;
        return p.Digits >= 6 && p.Digits == value.Length && (link == Link.Quoted || !name.Plain) ? 0.5 : 0;
    }

    private static double Token(ReadOnlySpan<char> value, in RandomnessScore.Profile p, Link link)
    {
        if (value.Length < 8)
            return 0;
        if (link == Link.Said && IsLongNumber(value, p))
            return 0.7;
        if (RandomnessScore.LooksRandom(p))
            return value.Length >= 16 ? 0.9 : link == Link.Said && value.Length < 10 ? 0 : 0.7;
        if (link == Link.Said)
            return 0;
        if (p.Digits >= 2 && p.Letters >= 2 && p.Others == 0 && p.Fluency < 5.5)
            return 0.6;
        if (Text.HasAny(value, "!@#$%^&*+?~") && p.Digits > 0 && p.Letters > 2 && !Text.HasAny(value, "()[]{}<>|"))
            return 0.6;
        return IsLongNumber(value, p) || (p.Digits >= 12 && p.Digits == value.Length && link == Link.Quoted) ? 0.5 : 0;
    }

    private static double Key(ReadOnlySpan<char> value, in RandomnessScore.Profile p, KeyName name, Link link)
    {
        if (!name.Plain && IsLongNumber(value, p))
            return 0.6;
        if (value.Length < (link == Link.Said ? 16 : 10) || !RandomnessScore.LooksRandom(p))
            return 0;
        if (p.AllHex && (value.Length < 16 || (name.Plain && link == Link.Said)))
            return 0;
        if (IsUuid(value) && (name.Plain || link == Link.Said))
            return 0;
        return value.Length >= 16 ? 0.8 : link == Link.Quoted || !name.Plain ? 0.6 : 0;
    }

    /// <summary>Chance of all three classes, as no name, digest or number is.</summary>
    public static bool IsWild(ReadOnlySpan<char> value)
    {
        var p = RandomnessScore.Measure(value);
        return p is { Digits: >= 3, Upper: >= 3, Lower: >= 3, Others: <= 3 } && p.IsMixed && p.Switches >= 4 && RandomnessScore.LooksRandom(p);
    }

    // Longer than a time in milliseconds: an account's or application's number, which stands for a key.
    private static bool IsLongNumber(ReadOnlySpan<char> value, in RandomnessScore.Profile p) => p.Digits == value.Length && p.Digits is >= 15 and <= 30;

    // Capitalised words with a number at the end.
    private static bool IsCamel(in RandomnessScore.Profile p) => p.Fluency > 5.6 && p.Switches <= 1 && p.Length >= 14;

    private static bool IsProse(ReadOnlySpan<char> value)
    {
        foreach (var c in value)
        {
            if (c > 0x2e80)
                return true;
        }

        return false;
    }

    // "30s", "8chars", "12th", "2nd".
    private static bool IsUnit(ReadOnlySpan<char> value)
    {
        var letters = value.TrimStart("0123456789");
        if (letters.Length < value.Length && letters.Length <= 6 && !letters.ContainsAnyInRange('0', '9'))
            return value.Length - letters.Length <= 4;
        return false;
    }

    private static bool IsUuid(ReadOnlySpan<char> value) => value.Length == 36 && value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-';
}
