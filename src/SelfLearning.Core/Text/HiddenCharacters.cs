using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Text;

/// <summary>Characters that a reader cannot see but that change what they see, or what an agent reads: controls, bidirectional
/// orders (Unicode UAX #9), tags, zero-width characters and variation selectors away from emoji, unassigned and private code points.</summary>
public static class HiddenCharacters
{
    /// <summary>Whether the character at <paramref name="index"/> (a code point's first unit) is hidden. Tab, line feed and carriage
    /// return are controls here: whoever writes lines decides about them first.</summary>
    public static bool IsHidden(string text, int index)
    {
        var c = text[index];
        if (c is >= ' ' and < '\u007f')
            return false;
        if (!Rune.TryGetRuneAt(text, index, out var rune))
            return true;

        return rune.Value switch
        {
            < 0xa0 => true,
            0xad => true,
            // A joiner or a variation selector belongs to emoji, and to scripts that join (Arabic, Indic); elsewhere it hides text.
            0x200d => !Joins(text, index),
            0xfe0f or 0xfe0e => Before(text, index) is not { } styled || !IsStyled(styled),
            >= 0xfe00 and <= 0xfe0d => true,
            0x200c => !BetweenLetters(text, index),
            // Variation selectors of Mongolian; vowels that are not written; the blank of Braille.
            0x180b or 0x180c or 0x180d or 0x180f => Before(text, index) is not { Value: >= 0x1800 and <= 0x18af },
            0x17b4 or 0x17b5 or 0x2800 => true,
            0x200b or 0x2060 or 0xfeff or 0x061c or 0x180e or 0x2028 or 0x2029 or 0x034f or 0x3164 or 0x115f or 0x1160 or 0xffa0 => true,
            >= 0x200e and <= 0x200f => true,
            >= 0x202a and <= 0x202e => true,
            >= 0x2061 and <= 0x206f => true,
            >= 0xfff0 and <= 0xfffb => true,
            >= 0xe0020 and <= 0xe007f => !InFlag(text, index),
            >= 0xe0000 and <= 0xe0fff => true,
            >= 0x1bca0 when Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format => true,
            _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse,
        };
    }

    /// <summary>Whether any character but tab, line feed and carriage return is hidden.</summary>
    public static bool Any(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\t' or '\n' or '\r' || (i > 0 && char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1])))
                continue;
            if (IsHidden(text, i))
                return true;
        }

        return false;
    }

    /// <summary>The text with every hidden character as its <c>\uXXXX</c> escapes: no raw control gets out, emoji and joining scripts
    /// stay as they are. The same instance where nothing is hidden.</summary>
    public static string Visible(string text, Lines lines = Lines.Fold)
    {
        StringBuilder? shown = null;
        for (var i = 0; i < text.Length;)
        {
            var length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            if (text[i] is '\t' or '\n' or '\r' && lines != Lines.Show)
            {
                var kept = lines == Lines.Keep && (text[i] != '\r' || (i + 1 < text.Length && text[i + 1] == '\n'));
                if (!kept)
                {
                    shown ??= new StringBuilder(text, 0, i, text.Length + 16);
                    if (lines == Lines.Fold)
                    {
                        i = Fold(text, i, shown);
                        continue;
                    }

                    Escape(shown, text[i]);
                    i++;
                    continue;
                }

                shown?.Append(text[i]);
            }
            else if (IsHidden(text, i))
            {
                shown ??= new StringBuilder(text, 0, i, text.Length + 16);
                for (var k = 0; k < length; k++)
                    Escape(shown, text[i + k]);
            }
            else
            {
                shown?.Append(text, i, length);
            }

            i += length;
        }

        return shown?.ToString() ?? text;
    }

    // One blank for a run of line ends and the blanks around it; none at the text's ends.
    private static int Fold(string text, int at, StringBuilder shown)
    {
        while (shown.Length > 0 && shown[^1] == ' ')
            shown.Length--;
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
            at++;
        if (shown.Length > 0 && at < text.Length)
            shown.Append(' ');
        return at;
    }

    private static void Escape(StringBuilder shown, char c) =>
        shown.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));

    private static bool Joins(string text, int index) =>
        (FollowsSymbol(text, index) && index + 1 < text.Length && Rune.TryGetRuneAt(text, index + 1, out var next) && IsSymbol(next))
        || BetweenLetters(text, index)
        || (index > 0 && IsJoining(text[index - 1]) && IsMark(text[index - 1]));

    // Zero-width joiners and non-joiners shape letters of Arabic, Indic and South-East Asian scripts.
    private static bool BetweenLetters(string text, int index) =>
        index > 0 && index + 1 < text.Length && IsJoining(text[index - 1]) && (char.IsLetter(text[index - 1]) || IsMark(text[index - 1]))
        && IsJoining(text[index + 1]) && char.IsLetter(text[index + 1]);

    private static bool IsJoining(char c) => c is (>= '\u0600' and < '\u1100') or (>= '\u1700' and < '\u1d00') or (>= '\ua800' and < '\uac00') or (>= '\ufb50' and < '\ufe00');

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // What stands before a joiner: a symbol with what may dress it (a variation selector, a skin tone, a keycap).
    private static bool FollowsSymbol(string text, int index) =>
        Before(text, index) is { } rune && (rune.Value is 0xfe0f or 0x20e3 or (>= 0x1f3fb and <= 0x1f3ff) || IsSymbol(rune));

    // What a variation selector turns into an emoji or back. A second selector would hide data.
    private static bool IsStyled(Rune rune) =>
        IsSymbol(rune) || rune.Value is '#' or '*' or (>= '0' and <= '9') or 0x203c or 0x2049 or 0x2139 or 0x3030;

    private static bool IsSymbol(Rune rune) =>
        rune.Value is 0xa9 or 0xae or >= 0x2100
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherPunctuation;

    // The flag of a region is a black flag, at most six tag letters or digits, and a cancel tag; more would hide text.
    private static bool InFlag(string text, int index)
    {
        const int Most = 7;
        var before = 0;
        for (var at = index; ; at -= 2, before++)
        {
            if (before > Most || Before(text, at) is not { } rune)
                return false;
            if (rune.Value == 0x1f3f4)
                break;
            if (rune.Value is < 0xe0030 or > 0xe007a)
                return false;
        }

        for (int at = index, after = 0; after + before <= Most && Rune.TryGetRuneAt(text, at, out var rune); at += 2, after++)
        {
            if (rune.Value == 0xe007f)
                return after + before > 1;
            if (rune.Value is < 0xe0030 or > 0xe007a || at + 2 >= text.Length)
                return false;
        }

        return false;
    }

    private static Rune? Before(string text, int index)
    {
        if (index <= 0)
            return null;
        var at = index - 1;
        if (at > 0 && char.IsLowSurrogate(text[at]) && char.IsHighSurrogate(text[at - 1]))
            at--;
        return Rune.TryGetRuneAt(text, at, out var rune) ? rune : null;
    }
}
