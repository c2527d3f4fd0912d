using System.Text;

namespace SelfLearning.Core.Safety;

/// <summary>Foreign text inside a Markdown line: it stays one line of plain text, whatever it holds.</summary>
public static class MarkdownText
{
    /// <summary>One line in which no character starts markup; hidden characters come as escapes.</summary>
    public static string Inline(string text)
    {
        var line = new StringBuilder(text.Length + 8);
        var folded = Fold(text);
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '~' && IsMarkup(folded, i))
                line.Append('\\');
            line.Append(c);
        }

        return line.ToString();
    }

    /// <summary>A code span that its text cannot close.</summary>
    public static string Code(string text)
    {
        var folded = Fold(text);
        var longest = 0;
        for (int i = 0, run = 0; i < folded.Length; i++)
        {
            run = folded[i] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        return longest == 0 ? $"`{folded}`" : $"{fence} {folded} {fence}";
    }

    /// <summary>White space of any kind becomes single spaces; hidden characters become their escapes.</summary>
    public static string Fold(string text)
    {
        var line = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
                continue;
            }

            var length = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            if (HiddenCharacters.IsHidden(text, i))
            {
                foreach (var unit in text.AsSpan(i, length))
                    line.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
            else
            {
                line.Append(text, i, length);
            }

            i += length - 1;
        }

        return line.ToString().TrimEnd(' ');
    }

    // Inside a word an underscore or a star is a letter to a reader and to most renderers; elsewhere it may open emphasis.
    private static bool IsMarkup(string text, int at) =>
        text[at] != '_' || at == 0 || at == text.Length - 1 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at + 1]);
}
