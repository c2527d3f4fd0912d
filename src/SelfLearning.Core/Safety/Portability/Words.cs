namespace SelfLearning.Core.Safety.Portability;

/// <summary>Finds a given text where it stands by itself.</summary>
internal static class Words
{
    /// <summary>Where a text stands and no letter, digit, hyphen or underscore touches it.</summary>
    /// <param name="text">Where to look.</param>
    /// <param name="word">What to look for, case counts.</param>
    /// <param name="isPath">Whether it may go on as a path does, but not stand within one.</param>
    public static IEnumerable<int> Find(string text, string word, bool isPath)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var before = at == 0 ? ' ' : text[at - 1];
            var end = at + word.Length;
            var after = end < text.Length ? text[end] : ' ';
            if (!IsPart(before) && !(isPath && before is '/' or '.') && !IsPart(after) && !(after == '.' && end + 1 < text.Length && isPath && IsPart(text[end + 1])))
                yield return at;
        }
    }

    public static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
