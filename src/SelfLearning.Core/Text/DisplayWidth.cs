using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Text;

/// <summary>How many columns text takes at a terminal: none for marks that stand on the letter before them, two for the wide signs of East Asia and
/// emoji (Unicode UAX #11, in blocks), else one.</summary>
public static class DisplayWidth
{
    /// <summary>The columns of a text.</summary>
    public static int Of(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += Of(rune);
        return width;
    }

    /// <summary>The columns of one code point.</summary>
    public static int Of(Rune rune)
    {
        if (rune.Value < 0x300)
            return 1;
        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
            return 0;
        return rune.Value is (>= 0x1100 and <= 0x115f) or (>= 0x2e80 and <= 0x303e) or (>= 0x3041 and <= 0xa4cf) or (>= 0xa960 and <= 0xa97f)
            or (>= 0xac00 and <= 0xd7a3) or (>= 0xf900 and <= 0xfaff) or (>= 0xfe30 and <= 0xfe6f) or (>= 0xff01 and <= 0xff60) or (>= 0xffe0 and <= 0xffe6)
            or (>= 0x1f300 and <= 0x1f64f) or (>= 0x1f680 and <= 0x1f6ff) or (>= 0x1f900 and <= 0x1f9ff) or (>= 0x1fa70 and <= 0x1faff) or (>= 0x20000 and <= 0x3fffd)
            ? 2
            : 1;
    }

    /// <summary>The lines of a text that are at most so many columns wide, broken at spaces, and inside a word only where it is wider than a whole
    /// line. An empty text is one empty line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">The width of the lines.</param>
    /// <param name="indent">How many columns narrower all lines but the first are.</param>
    public static IReadOnlyList<string> Wrap(string text, int columns, int indent = 0)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var width = 0;
        foreach (var word in text.Split(' '))
        {
            var wide = Of(word);
            if (line.Length > 0 && width + 1 + wide > columns)
                End();
            if (line.Length > 0)
                Add(new Rune(' '));
            foreach (var rune in word.EnumerateRunes())
                Add(rune);
        }

        End();
        return lines;

        void Add(Rune rune)
        {
            if (width > 0 && width + Of(rune) > columns)
                End();
            line.Append(rune);
            width += Of(rune);
        }

        void End()
        {
            if (lines.Count == 0)
                columns -= indent;
            lines.Add(line.ToString());
            line.Clear();
            width = 0;
        }
    }
}
