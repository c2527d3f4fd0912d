using SelfLearning.Core.Text;
using System.Buffers;

namespace SelfLearning.Core.Safety.Secrets;

/// <summary>The words of a wallet: 12 to 24 words of the BIP-39 English list in a row after a cue ("seed phrase: …"), also numbered, quoted
/// or one a line. Prose is full of words that the list lacks (<c>the, a, of, to</c>), so that no sentence has as many in a row.</summary>
internal static class SeedPhrases
{
    // How far the first word may stand from the cue, and how much may stand between two words.
    private const int Reach = 100;
    private const int Gap = 12;

    private const int Fewest = 12;
    private const int ShortestWord = 3;
    private const int LongestWord = 8;
    private const int LongestCue = 24;

    // The longest phrase, and words of a sentence that follow it and stand in the list too. More is a list of words.
    private const int Most = 28;

    private static readonly SearchValues<string> Cues = SearchValues.Create(["mnemonic", "seed", "phrase", "wallet", "bip39", "bip-39", "recovery words", "backup words"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Ends = SearchValues.Create(":=_.!?(/");

    private static HashSet<string>.AlternateLookup<ReadOnlySpan<char>>? words;

    public static void Find(string text, List<SecretSpan> found)
    {
        var read = 0;
        for (var from = 0; from < text.Length - (Fewest * 4);)
        {
            var cue = text.AsSpan(from).IndexOfAny(Cues);
            if (cue < 0)
                return;
            cue += from;
            var (start, end) = cue < read ? default : Listed(text, cue, out read);
            if (end == start)
                (start, end) = Alike(text, cue);
            if (end > start)
                found.Add(new(start, end - start, "seed-phrase", 0.9));
            from = Math.Max(cue + 4, end);
        }
    }

    /// <summary>The first long row of words of the list that begins within reach of the cue, or of a cue on the way; no word is read twice.</summary>
    private static (int Start, int End) Listed(string text, int cue, out int read)
    {
        int start = 0, end = 0, count = 0;
        for (read = WordEnd(text, cue); read < text.Length && (count == 0 ? read - cue <= Reach : count <= Most);)
        {
            var next = read;
            while (next < text.Length && next - read <= Gap && !char.IsLetter(text[next]))
                next++;
            var to = WordEnd(text, next);
            var word = text.AsSpan(next, to - next);
            var isListed = IsListed(word);
            if (isListed && count > 0 && Joins(text.AsSpan(read, next - read)))
                (count, end) = (count + 1, to);
            else if (count >= Fewest)
                break;
            else
                (count, start, end) = (isListed ? 1 : 0, next, to);
            cue = word.IndexOfAny(Cues) >= 0 ? next : cue;
            read = to;
        }

        return count is >= Fewest and <= Most ? (start, end) : default;
    }

    /// <summary>As many small words as a phrase has and no more, right behind the cue, two thirds of them of the list: another list's phrase.</summary>
    private static (int Start, int End) Alike(string text, int cue)
    {
        var start = cue;
        while (start < text.Length && start - cue <= LongestCue && char.IsLetter(text[start]))
            start++;
        while (start < text.Length && !char.IsLetter(text[start]) && text[start] is not ('\n' or '.'))
            start++;
        foreach (var word in (ReadOnlySpan<string>)["phrase", "words", "is"])
            start = Text.HasWord(text, start, word) ? Text.SkipBlanks(text, start + word.Length) : start;
        while (start < text.Length && text[start] is ':' or '=' or ' ' or '"' or '\'' or '`')
            start++;
        int end = start, count = 0;
        for (var at = start; count <= Most; at = Text.SkipBlanks(text, end + 1))
        {
            var to = at;
            while (to < text.Length && to - at <= LongestWord && char.IsAsciiLetterLower(text[to]))
                to++;
            if (to - at is < ShortestWord or > LongestWord)
                break;
            (end, count) = (to, count + 1);
            if (to >= text.Length || text[to] is not (' ' or ','))
                break;
        }

        return count is 12 or 15 or 18 or 21 or 24 && CountListed(text.AsSpan(start, end - start)) * 3 >= count * 2 ? (start, end) : default;
    }

    private static int CountListed(ReadOnlySpan<char> row)
    {
        var count = 0;
        foreach (var word in row.SplitAny(' ', ','))
            count += IsListed(row[word]) ? 1 : 0;
        return count;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && char.IsLetter(text[at]))
            at++;
        return at;
    }

    // Blanks, commas, quotes; after a number ("3." or "3:") any other sign too.
    private static bool Joins(ReadOnlySpan<char> gap) => gap.ContainsAnyInRange('0', '9') || !gap.ContainsAny(Ends);

    private static bool IsListed(ReadOnlySpan<char> word)
    {
        if (word.Length is < ShortestWord or > LongestWord)
            return false;
        Span<char> lower = stackalloc char[LongestWord];
        word.ToLowerInvariant(lower);
        words ??= new HashSet<string>(DataFile.Text("bip39-english.txt").Split('\n'), StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        return words.Value.Contains(lower[..word.Length]);
    }
}
