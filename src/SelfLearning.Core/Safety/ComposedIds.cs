namespace SelfLearning.Core.Safety;

/// <summary>Ids that the program composes: a known prefix and digits that follow from the content. They name records wherever they stand,
/// and look like chance.</summary>
internal static class ComposedIds
{
    private const int Digits = 12;
    private const int BackportDigits = 6;

    private const int CountDigits = 3;

    // As long as the longest id with a sign before it; words are no chance.
    private const string Words = "/recordrecordrecordrecordrecordrecord";

    /// <summary>The text with letters in place of such ids, every other character in its place; the same instance where there is none.</summary>
    public static string Masked(string text)
    {
        char[]? masked = null;
        for (var at = text.IndexOf('_'); at >= 0; at = text.IndexOf('_', at + 1))
        {
            if (Find(text, at) is not (var start, > 0 and var length))
                continue;
            // Where a name stands before the id, it is read as a name of its own.
            var sign = start > 0 && text[start - 1] == '_' ? 1 : 0;
            Words.AsSpan(1 - sign, length + sign).CopyTo((masked ??= text.ToCharArray()).AsSpan(start - sign));
            at = start + length - 1;
        }

        return masked is null ? text : new string(masked);
    }

    private static (int Start, int Length) Find(string text, int at)
    {
        var start = at;
        while (start > 0 && at - start < 5 && char.IsAsciiLetterLower(text[start - 1]))
            start--;
        // A skill's name and an underscore stand before a backport's id where the two name a folder.
        var end = text.AsSpan(start, at - start) switch
        {
            "slbp" => BackportEnd(text, at + 1),
            "aha" or "rec" or "evt" or "sig" or "cand" when start == 0 || !IsWord(text[start - 1]) => HexEnd(text, at + 1, Digits),
            _ => -1,
        };
        return end < 0 || (end < text.Length && IsWord(text[end])) ? default : (start, CountEnd(text, end) - start);
    }

    // "-2": the second of two records that would have one id.
    private static int CountEnd(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at <= CountDigits && char.IsAsciiDigit(text[end]))
            end++;
        return at < text.Length && text[at] == '-' && end > at + 1 && (end == text.Length || !IsWord(text[end])) ? end : at;
    }

    // 20261123T101112Z_1ace75
    private static int BackportEnd(string text, int at)
    {
        for (var i = 0; i < 16; i++)
        {
            if (at + i >= text.Length || !(i switch { 8 => text[at + i] == 'T', 15 => text[at + i] == 'Z', _ => char.IsAsciiDigit(text[at + i]) }))
                return -1;
        }

        return at + 16 < text.Length && text[at + 16] == '_' ? HexEnd(text, at + 17, BackportDigits) : -1;
    }

    private static int HexEnd(string text, int at, int digits)
    {
        var end = at;
        while (end < text.Length && end - at <= digits && char.IsAsciiHexDigitLower(text[end]))
            end++;
        return end - at == digits ? end : -1;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
