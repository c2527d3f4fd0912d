namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Tokens that name themselves by a published prefix.</summary>
internal static class PrefixedTokens
{
    private static readonly List<TokenFormat>?[] ByFirst = TokenFormat.ByFirst();

    public static void Find(string text, List<SecretSpan> found)
    {
        // Where the run of a class ends that was last looked at: hostile text that repeats a prefix is read once, not once a prefix.
        Span<int> runs = stackalloc int[TokenCharacters.Most];
        runs.Clear();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c >= ByFirst.Length || ByFirst[c] is not { } formats || !Text.StartsWord(text, i))
                continue;
            foreach (var format in formats)
            {
                var length = Match(text, i, format, ref runs[format.Body.Number]);
                if (length == 0)
                    continue;
                found.Add(new(i, length, format.Kind, 0.97));
                i += length - 1;
                break;
            }
        }
    }

    private static int Match(string text, int start, TokenFormat format, ref int run)
    {
        if (string.CompareOrdinal(text, start, format.Prefix, 0, format.Prefix.Length) != 0)
            return 0;
        var body = start + format.Prefix.Length;
        var end = body;
        if (run > body)
            end = run;
        while (end < text.Length && format.Body.Allows(text[end]))
            end++;
        run = end;
        while (end > body && text[end - 1] is '.' or '-' or '/' or '+')
            end--;
        var length = end - body;
        if (length < format.Least || length > format.Most)
            return 0;
        if (format.Most != int.MaxValue && end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            return 0;
        if (format.Prefix.Length <= 4 && format.Prefix[^1] is '_' or '-' && format.Least < SureLength && !(IsApart(text, start) && RandomnessScore.HasRandomPart(text.AsSpan(body, length))))
            return 0;
        if ((IsBase64Line(text, start, end) || IsInBase64(text, start)) && !Text.HasAny(format.Prefix, "_-.~$"))
            return 0;
        return IsChance(text.AsSpan(body, length)) ? end - start : 0;
    }

    // A body of this length behind a prefix with a sign is no part of a name.
    private const int SureLength = 30;

    // Short prefixes end many names; theirs must begin a word and be no digest.
    private static bool IsApart(string text, int start) =>
        (start == 0 || text[start - 1] is not ('-' or '_')) && !Text.FollowsDigest(text, start);

    // In the middle of a longer base64 text.
    private static bool IsInBase64(string text, int start)
    {
        if (start == 0 || text[start - 1] is not ('+' or '/'))
            return false;
        var from = start - 1;
        while (from > 0 && start - from < 40 && char.IsAsciiLetterOrDigit(text[from - 1]))
            from--;
        return text[start - 1] == '+' || start - from > 20;
    }

    // A line of a longer base64 text (a certificate, an image) may begin as a token does.
    private static bool IsBase64Line(string text, int start, int end) =>
        end - start is 64 or 72 or 76 && (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] is '\n' or '\r');

    // A body of words is an identifier or an address; one of a filler character is a placeholder.
    private static bool IsChance(ReadOnlySpan<char> body)
    {
        if (body.TrimStart(body[0]).IsEmpty && body[0] is 'x' or 'X' or '.' or '-' or '_' or '0')
            return false;
        var profile = RandomnessScore.Measure(body.Length > 80 ? body[..80] : body);
        return profile.Digits >= 3 || profile.Fluency < 5.2 || (profile.Digits > 0 && profile.Upper > 0 && profile.Lower > 0);
    }
}
