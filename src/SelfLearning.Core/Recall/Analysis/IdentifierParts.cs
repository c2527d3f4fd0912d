using System.Text;

namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Takes a run of joined words apart: camel case, acronyms and digits; then puts it together as a whole.</summary>
internal static class IdentifierParts
{
    public static void Emit(string text, List<(int Start, int End)> words, int dashes, bool quoted, TokenList tokens)
    {
        if (words.Count == 0)
            return;
        Span<char> buffer = stackalloc char[Analyser.MaxTerm + 1];
        if (words.Count == 1 && dashes == 0 && Plain(text, words[0].Start, words[0].End))
        {
            tokens.Add(Fold(text, words[0].Start, words[0].End, buffer), TokenKind.Word, quoted);
            return;
        }

        var parts = 0;
        var whole = new StringBuilder();
        var shortFlag = dashes == 1 && words.Count == 1 && words[0].End - words[0].Start <= 2;
        foreach (var (start, end) in words)
        {
            var before = parts;
            foreach (var (from, to) in Humps(text, start, end))
            {
                parts++;
                if (shortFlag)
                    continue;
                tokens.Add(Fold(text, from, to, buffer), TokenKind.Word, quoted);
                if (LettersBeforeDigits(text, from, to) is var letters and > 2 && from + letters < to)
                    tokens.Add(Fold(text, from, from + letters, buffer), TokenKind.Word, quoted);
            }

            var word = Fold(text, start, end, buffer);
            // A camel-case member of a longer run is a name of its own: Path.GetFullPath, my_readFile.
            if (parts - before > 1 && words.Count > 1)
                tokens.Add(word, TokenKind.Whole, quoted);
            if (whole.Length > 0 && char.IsDigit(whole[^1]) && word.Length > 0 && char.IsDigit(word[0]))
                whole.Append('_');
            whole.Append(word);
        }

        if (whole.Length > Analyser.MaxTerm)
            return;
        if (dashes > 0)
            tokens.Add("_" + whole, TokenKind.Flag, quoted);
        else if (parts > 1)
            tokens.Add(whole.ToString(), TokenKind.Whole, quoted);
    }

    /// <summary>The term of a folded word.</summary>
    public static string Term(string word) => word.Length == 0 ? word : word[0] switch
    {
        '_' => "_" + Term(word[1..]),
        <= 'z' => PorterStemmer.Stem(word),
        _ when CyrillicStemmer.Takes(word) => CyrillicStemmer.Stem(word),
        _ => word,
    };

    // Most words of a text are one hump of small letters.
    private static bool Plain(string text, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (char.IsUpper(text[i]) || char.IsDigit(text[i]))
                return false;
        }

        return true;
    }

    private static ReadOnlySpan<char> Fold(string text, int start, int end, Span<char> folded)
    {
        var length = 0;
        // The possessive says nothing: "the user's home" is about the user.
        if (end - start > 2 && text[end - 1] is 's' && text[end - 2] == '\'')
            end -= 2;
        for (var i = start; i < end && length < folded.Length; i++)
        {
            if (text[i] != '\'' && Folding.Fold(text[i]) is var c and not '\0')
                folded[length++] = c;
        }

        return folded[..length];
    }

    // HTTPServer2Go: HTTP, Server2, Go; utf8 and python3 stay whole and give their letters too.
    private static List<(int Start, int End)> Humps(string text, int start, int end)
    {
        var humps = new List<(int, int)>();
        var from = start;
        for (var i = start + 1; i < end; i++)
        {
            var cut = char.IsUpper(text[i]) && (char.IsLower(text[i - 1]) || (char.IsUpper(text[i - 1]) && i + 1 < end && char.IsLower(text[i + 1]) && !PluralAcronym(text, i + 1, end)));
            if (cut || (char.IsLetter(text[i]) && char.IsDigit(text[i - 1]) && i - from > 2 && char.IsUpper(text[i])))
            {
                humps.Add((from, i));
                from = i;
            }
        }

        humps.Add((from, end));
        return humps;
    }

    // URLs, IDs: one acronym in the plural.
    private static bool PluralAcronym(string text, int at, int end) => at + 1 == end && text[at] == 's';

    private static int LettersBeforeDigits(string text, int start, int end)
    {
        var at = start;
        while (at < end && char.IsLetter(text[at]))
            at++;
        for (var i = at; i < end; i++)
        {
            if (!char.IsDigit(text[i]))
                return 0;
        }

        return at - start;
    }
}
