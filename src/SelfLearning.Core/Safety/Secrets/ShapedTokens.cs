namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Tokens known by their shape: parts of fixed lengths, checksums' marks, or a chance body behind a word such as
/// <c>live</c>, <c>key</c> or <c>token</c>.</summary>
internal static class ShapedTokens
{
    public static void Find(string text, List<SecretSpan> found)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsAsciiLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = Escaped(text, i) ? i + 1 : i;
            var end = RunEnd(text, start);
            if (end - start >= 8 || (end < text.Length && text[end] == '~'))
                end = Look(text, start, end, found);
            i = Math.Max(end, i + 1);
        }

        AzureKeys.Find(text, found);
    }

    private static bool Escaped(string text, int at) => at > 0 && text[at - 1] == '\\' && text[at] is 'n' or 'r' or 't';

    private static int RunEnd(string text, int at)
    {
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '-'))
            at++;
        return at;
    }

    private static int Look(string text, int start, int end, List<SecretSpan> found)
    {
        var run = text.AsSpan(start, end - start).TrimEnd('-').TrimEnd('_');
        var next = end < text.Length ? text[end] : '\0';
        if (next == '.' && Dotted(text, start, end) is var (to, kind) && to > 0)
            return Add(start, to, kind, 0.95);
        if (next is ':' or '|' && Numbered(text, start, end) is > 0 and var after)
            return Add(start, after, "bot-token", 0.95);
        if (next == '~' && AzureSecret(text, end) is var (from, until) && until > 0)
            return Add(from, until, "azure-client-secret", 0.95);
        if (IsTailed(run))
            return Add(start, start + run.Length, "api-key", 0.9);
        if ((start == 0 || text[start - 1] != '_') && IsNamed(run, next) && !Text.FollowsDigest(text, start))
            return Add(start, start + run.Length, "api-key", 0.9);
        if (run.Length is >= 20 and <= 200 && next is not ('.' or '(' or '/') && ValueJudge.IsWild(run) && !Text.FollowsDigest(text, start) && SecretContext.IsBefore(text, start))
            return Add(start, start + run.Length, "token", 0.6);
        return end;

        int Add(int from, int to, string kind, double certainty)
        {
            found.Add(new(from, to - from, kind, certainty));
            return Math.Max(to, end);
        }
    }

    // JSON web tokens, bot tokens of three parts, and tokens of two parts with a version between.
    private static (int End, string Kind) Dotted(string text, int start, int end)
    {
        var first = text.AsSpan(start, end - start);
        var secondEnd = RunEnd(text, end + 1);
        var second = text.AsSpan(end + 1, secondEnd - end - 1);
        var thirdEnd = secondEnd < text.Length && text[secondEnd] == '.' ? RunEnd(text, secondEnd + 1) : secondEnd;
        var third = thirdEnd > secondEnd ? text.AsSpan(secondEnd + 1, thirdEnd - secondEnd - 1) : default;
        if (first.StartsWith("eyJ") && first.Length >= 12 && (second.StartsWith("eyJ") || third.Length >= 16 || second.Length >= 40))
        {
            while (thirdEnd + 1 < text.Length && text[thirdEnd] is '.' && RunEnd(text, thirdEnd + 1) > thirdEnd + 1)
                thirdEnd = RunEnd(text, thirdEnd + 1);
            return (thirdEnd, "jwt");
        }

        if (first.Length is >= 23 and <= 28 && second.Length is >= 6 and <= 7 && third.Length is >= 27 and <= 40 && RandomnessScore.LooksRandom(third))
            return (thirdEnd, "bot-token");
        if (second is "atlasv1" && TrimmedEnd(text, thirdEnd) is var whole && whole - secondEnd >= 50)
            return (whole, "terraform-token");
        if (first.Length == 17 && first.StartsWith("pat") && second.Length >= 60)
            return (secondEnd, "airtable-token");
        if (first.Length == 17 && first.StartsWith("oaa") && second is "v1")
            return (thirdEnd, "airtable-token");
        return default;
    }

    private static int TrimmedEnd(string text, int at)
    {
        while (at < text.Length && (text[at] == '=' || char.IsAsciiLetterOrDigit(text[at]) || text[at] is '-' or '_'))
            at++;
        return at;
    }

    // A number, then a key: bots of messengers (8–10 digits, 35), application tokens (13–17, 27) and personal tokens (1–8, 40).
    private static int Numbered(string text, int start, int end)
    {
        var from = text.AsSpan(start, end - start).StartsWith("bot") ? start + 3 : start;
        foreach (var c in text.AsSpan(from, end - from))
        {
            if (!char.IsAsciiDigit(c))
                return 0;
        }

        var keyEnd = RunEnd(text, end + 1);
        var length = keyEnd - end - 1;
        var fits = text[end] == ':'
            ? end - from is >= 8 and <= 11 && length is >= 33 and <= 38
            : (end - from is >= 13 and <= 18 && length is >= 24 and <= 44) || (end - from <= 8 && length is >= 40 and <= 48);
        return fits && RandomnessScore.LooksRandom(text.AsSpan(end + 1, length)) ? keyEnd : 0;
    }

    // Three characters, a digit, "Q~", and 31 to 34 more.
    private static (int Start, int End) AzureSecret(string text, int tilde)
    {
        if (tilde < 5 || text[tilde - 1] != 'Q' || !char.IsAsciiDigit(text[tilde - 2]))
            return default;
        var end = tilde + 1;
        while (end < text.Length && end - tilde <= 40 && (Text.IsName(text[end]) || text[end] is '-' or '.' or '~'))
            end++;
        while (text[end - 1] == '.')
            end--;
        return end - tilde - 1 is >= 31 and <= 36 ? (tilde - 5, end) : default;
    }

    // Known by their end or their joints: 32 hex digits and "-us1", or 8 and 8 more; "…_mmk"; a number, a dash, and chance.
    private static bool IsTailed(ReadOnlySpan<char> run)
    {
        var dash = run.IndexOf('-');
        if (dash == 32 && IsHex(run[..32]))
            return (run[33..] is ['u', 's', ..] && run.Length is 36 or 37) || (run.Length == 50 && run[41] == '-' && IsHex(run[33..41]) && IsHex(run[42..]));
        if (dash is >= 15 and <= 25 && !run[..dash].ContainsAnyExceptInRange('0', '9'))
            return run.Length - dash is > 20 and < 60 && RandomnessScore.LooksRandom(run[(dash + 1)..]);
        return run.Length == 40 && run.EndsWith("_mmk");
    }

    private static bool IsHex(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return true;
    }

    // Words, then chance: `acme_live_8Fd…`. Without a word that says "key", the chance must be long and of all three classes.
    private static bool IsNamed(ReadOnlySpan<char> run, char next)
    {
        if (run.Length is < 20 or > 300 || next is '.' or '/' or '(' or '\\')
            return false;
        var at = 0;
        var marked = false;
        var words = 0;
        while (words < 4)
        {
            var length = run[at..].IndexOfAny('_', '-');
            if (length is < 1 or > 12 || !IsWord(run.Slice(at, length)))
                break;
            if (words == 0 && TokenWords.IsIdentifier(run[..length]))
                return false;
            marked |= TokenWords.IsMarker(run.Slice(at, length));
            at += length + 1;
            words++;
        }

        var body = run[at..];
        if (words == 0 || body.Length < 16)
            return false;
        var profile = RandomnessScore.Measure(body);
        if (!RandomnessScore.LooksRandom(profile) || (profile.Digits < 2 && !(profile.IsMixed && body.Length >= 30)) || IsUuid(body))
            return false;
        return marked
            ? body.Length >= (profile.AllHex ? 32 : 16) && profile.Others <= body.Length / 8 && RandomnessScore.HasRandomPart(body) && (profile.Lower > 0 || profile.Others == 0)
            : IsLongBody(run, body, profile);
    }

    // Without a word that says "key": long, of all classes; or hex digits as long as a digest, which an underscore joins.
    private static bool IsLongBody(ReadOnlySpan<char> run, ReadOnlySpan<char> body, in RandomnessScore.Profile profile)
    {
        if (profile.AllHex)
            return body.Length is 40 or 48 or 64 && run[^(body.Length + 1)] == '_' && char.IsAsciiLetterLower(run[0]);
        return body.Length >= 30 && char.IsAsciiLetterLower(run[0]) && char.IsAsciiLetterLower(run[1]) && !HasWord(body) && profile.Others <= body.Length / 12 && profile.Upper > 3 && profile.Lower > 3;
    }

    // A part of letters alone that reads as a word.
    private static bool HasWord(ReadOnlySpan<char> body)
    {
        foreach (var part in body.SplitAny('_', '-'))
        {
            var profile = RandomnessScore.Measure(body[part]);
            if (profile.Letters >= 6 && profile.Letters == profile.Length && profile.Fluency > 5.4)
                return true;
        }

        return false;
    }

    private static bool IsWord(ReadOnlySpan<char> part)
    {
        var letters = 0;
        foreach (var c in part)
            letters += char.IsAsciiLetter(c) ? 1 : 0;
        return letters >= 1 && (letters == part.Length || part.Length <= 5);
    }

    private static bool IsUuid(ReadOnlySpan<char> body) => body.Length == 36 && body[8] == '-' && body[13] == '-' && body[18] == '-' && body[23] == '-';
}
