using SelfLearning.Core.Text;
using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Safety.PromptInjection;

/// <summary>A text as the words a reader hears: small letters, hidden characters dropped, letters that only look Latin replaced.</summary>
internal static class Words
{
    private const string Alike = "аaеeоoрpсcуyхxіiјjѕsһhԁdԛqԝwκkνvοoαaιiτtυuβb";

    /// <summary>A word, and whether a sentence ends with it.</summary>
    public readonly record struct Word(string Text, bool Ends);

    public static List<Word> Of(string text)
    {
        var plain = Plain(text);
        var words = new List<Word>();
        for (var at = 0; at < plain.Length;)
        {
            if (IsBreak(plain[at]))
            {
                if (words.Count > 0 && plain[at] == '\n' && at + 1 < plain.Length && plain[at + 1] == '\n')
                    words[^1] = words[^1] with { Ends = true };
                at++;
                continue;
            }

            var end = at;
            while (end < plain.Length && !IsBreak(plain[end]) && end - at < 200)
                end++;
            var word = plain.AsSpan(at, end - at).TrimEnd(".!?;:,\"'*_");
            var ends = end - at > word.Length && plain.AsSpan(at + word.Length, end - at - word.Length).ContainsAny('.', '!', '?');
            word = word.TrimStart("\"'*_@");
            if (word.Length > 0)
                words.Add(new(Undisguised(word), ends));
            at = end;
        }

        return words;
    }

    // A word of letters from two alphabets is Latin in disguise.
    private static string Undisguised(ReadOnlySpan<char> word)
    {
        if (!word.ContainsAnyInRange('a', 'z') || !word.ContainsAnyInRange('\u0370', '\u0527'))
            return word.ToString();
        var latin = word.ToArray();
        for (var i = 0; i < latin.Length; i++)
        {
            if (Alike.IndexOf(latin[i]) is var alike && alike >= 0 && alike % 2 == 0)
                latin[i] = Alike[alike + 1];
        }

        return new string(latin);
    }

    /// <summary>Small letters without hidden characters and disguises.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\t' or '\r')
            {
                plain.Append(c == '\r' ? '\n' : c);
                continue;
            }

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                var rune = new Rune(c, text[++i]);
                // Tags are a hidden alphabet beside ASCII.
                if (rune.Value is > 0xe0020 and < 0xe007f)
                    plain.Append(char.ToLowerInvariant((char)(rune.Value - 0xe0000)));
                else
                    plain.Append(rune.Value == 0xe0020 ? ' ' : '\u25a1');
                continue;
            }

            if (HiddenCharacters.IsHidden(text, i))
                continue;
            if (c is '\u2019' or '\u2018')
                c = '\'';
            else if (c is >= '\uff01' and <= '\uff5e')
                c = (char)(c - 0xfee0);
            plain.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return plain.ToString();
    }

    private static bool IsBreak(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>' or '"' or '`' or ',' or ';' or '|' or '—' or '“' or '”' or '…';
}
