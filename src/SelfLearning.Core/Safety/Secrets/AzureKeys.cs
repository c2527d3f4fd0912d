namespace SelfLearning.Core.Safety.Secrets;

/// <summary>Keys that carry their issuer's mark at a fixed place, so that the key can be told from any other base64 text of its length.</summary>
internal static class AzureKeys
{
    // Length of the whole key, place of the mark, the mark. A mark given as null is any mark of the "+A.." or "Az.." form.
    private static readonly (int Length, int Place, string? Mark)[] Shapes =
    [
        (84, 52, "JQQJ"),
        (88, 76, null), (88, 76, "APIM"), (88, 76, "ACDb"),
        (44, 33, null), (44, 33, "AIoT"), (44, 32, null),
        (52, 42, null), (52, 42, "+ACR"),
        (56, 44, null),
    ];

    public static void Find(string text, List<SecretSpan> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsBase64(text[i]))
                continue;
            var end = i;
            while (end < text.Length && IsBase64(text[end]))
                end++;
            var start = i;
            i = end;
            while (end < text.Length && text[end] == '=' && end - i < 2)
                end++;
            if (start >= 2 && text[start - 1] == 'n' && text[start - 2] == '\\')
                start++;
            if (end - start is >= 44 and <= 90 && IsKey(text.AsSpan(start, end - start)))
                found.Add(new(start, end - start, "azure-key", 0.97));
        }
    }

    private static bool IsBase64(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/';

    private static bool IsKey(ReadOnlySpan<char> key)
    {
        foreach (var (length, place, mark) in Shapes)
        {
            if (key.Length != length)
                continue;
            var at = key.Slice(place, 4);
            if (mark is null ? IsMark(at) : at.SequenceEqual(mark))
                return true;
        }

        return false;
    }

    private static bool IsMark(ReadOnlySpan<char> at) =>
        (at[0] == '+' && at[1] == 'A' && char.IsAsciiLetterUpper(at[2]) && char.IsAsciiLetter(at[3]))
        || (at[0] == 'A' && at[1] is 'z' or 'Z' && char.IsAsciiLetterUpper(at[2]) && char.IsAsciiLetter(at[3]));
}
