using System.Globalization;

namespace SelfLearning.Core.Recall.Analysis;

/// <summary>Characters as the analyser sees them: lower case, without accents, sorted into letters, digits and ideographs.
/// Invariant globalization makes <c>string.Normalize</c> do nothing, so the accents stand in a table here.</summary>
internal static class Folding
{
    // U+00C0 to U+017F, one entry a character; '\0' marks those that are no letters and those that fold to two.
    private const string Latin =
        "aaaaaa\0ceeeeiiii" + "dnooooo\0ouuuuyt\0" + "aaaaaa\0ceeeeiiii" + "dnooooo\0ouuuuyty" +
        "aaaaaaccccccccdd" + "ddeeeeeeeeeegggg" + "gggghhhhiiiiiiii" + "ii\0\0jjkkklllllll" +
        "lllnnnnnnnnnoooo" + "oo\0\0rrrrrrssssss" + "ssttttttuuuuuuuu" + "uuuuwwyyyzzzzzzs";

    /// <summary>The folded character; <c>'\0'</c> for a combining accent, which vanishes.</summary>
    public static char Fold(char c)
    {
        if (c < '\u0080')
            return c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
        if (c is >= '\u00c0' and <= '\u017f' && Latin[c - '\u00c0'] is var plain and not '\0')
            return plain;
        if (c is >= '\u0300' and <= '\u036f')
            return '\0';
        // Full-width forms are ASCII for East Asian keyboards.
        if (c is >= '\uff01' and <= '\uff5e')
            return Fold((char)(c - 0xfee0));
        return char.ToLowerInvariant(c) switch
        {
            'ё' => 'е',
            'ς' => 'σ',
            'ά' => 'α',
            'έ' => 'ε',
            'ή' => 'η',
            'ί' => 'ι',
            'ό' => 'ο',
            'ύ' => 'υ',
            'ώ' => 'ω',
            var lower => lower,
        };
    }

    /// <summary>Whether the character belongs to a word: a letter, a digit or a mark on one.</summary>
    public static bool IsWord(char c) =>
        c < '\u0080'
            ? char.IsAsciiLetterOrDigit(c)
            : !IsIdeograph(c) && (char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    /// <summary>Whether the character is of a script written without spaces between words: Han, kana, Hangul, Thai, Lao, Khmer, Burmese;
    /// high surrogates stand for the ideographs of planes 2 and 3.</summary>
    public static bool IsIdeograph(char c) =>
        c >= '\u0e00' && c is (>= '\u0e00' and <= '\u0eff') or (>= '\u1000' and <= '\u109f') or (>= '\u1780' and <= '\u17ff')
            or (>= '\u3041' and <= '\u30ff') or (>= '\u3400' and <= '\u4dbf') or (>= '\u4e00' and <= '\u9fff')
            or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff') or (>= '\ud840' and <= '\ud88f');
}
