using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Safety;

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
            0xfe0f or 0xfe0e => !FollowsSymbol(text, index),
            >= 0xfe00 and <= 0xfe0d => true,
            0x200c => !BetweenLetters(text, index),
            0x200b or 0x2060 or 0xfeff or 0x061c or 0x180e or 0x2028 or 0x2029 or 0x034f or 0x3164 or 0x115f or 0x1160 or 0xffa0 => true,
            >= 0x200e and <= 0x200f => true,
            >= 0x202a and <= 0x202e => true,
            >= 0x2061 and <= 0x206f => true,
            >= 0xfff0 and <= 0xfffb => true,
            >= 0xe0020 and <= 0xe007f => !InFlag(text, index),
            >= 0xe0000 and <= 0xe0fff => true,
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

    private static bool Joins(string text, int index) =>
        (FollowsSymbol(text, index) && index + 1 < text.Length && Rune.TryGetRuneAt(text, index + 1, out var next) && IsSymbol(next)) || BetweenLetters(text, index);

    // Zero-width joiners and non-joiners shape letters of scripts beyond Latin, Greek and Cyrillic.
    private static bool BetweenLetters(string text, int index) =>
        index > 0 && index + 1 < text.Length && text[index - 1] >= '\u0600' && char.IsLetter(text[index - 1]) | IsMark(text[index - 1]) && text[index + 1] >= '\u0600' && char.IsLetter(text[index + 1]);

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool FollowsSymbol(string text, int index)
    {
        var before = Before(text, index);
        if (before is { Value: 0xfe0f or 0x20e3 } || before is { Value: >= 0x1f3fb and <= 0x1f3ff })
            return true;
        return before is { } rune && (IsSymbol(rune) || rune.Value is '#' or '*' or (>= '0' and <= '9'));
    }

    private static bool IsSymbol(Rune rune) =>
        rune.Value is 0xa9 or 0xae or >= 0x2100 && Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.OtherPunctuation;

    // A flag of a region is a black flag and its tag letters, closed by a cancel tag.
    private static bool InFlag(string text, int index)
    {
        for (var at = index; Before(text, at) is { } rune; at -= rune.Utf16SequenceLength)
        {
            if (rune.Value == 0x1f3f4)
                return true;
            if (rune.Value is < 0xe0020 or > 0xe007e)
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
