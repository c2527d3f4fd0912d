using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Text;

/// <summary>Foreign text inside Markdown: it stays plain text, whatever it holds. No heading, list, fence, link, HTML element or comment
/// can begin in it, and none that was open can end.</summary>
public static class MarkdownText
{
    /// <summary>One line in which nothing starts markup. Simple code spans are kept, so that commands read well.</summary>
    public static string Inline(string text)
    {
        var folded = Fold(text);
        var line = new StringBuilder(folded.Length + 8);
        for (var i = 0; i < folded.Length; i++)
        {
            if (folded[i] == '`' && CodeSpan(folded, i) is var length and > 0)
            {
                line.Append(folded, i, length);
                i += length - 1;
                continue;
            }

            Append(line, folded, i);
        }

        return line.ToString();
    }

    /// <summary>One line that stands at the beginning of a Markdown line, where more signs have a meaning.</summary>
    public static string LineStart(string text)
    {
        var line = Inline(text);
        if (line.Length == 0)
            return line;
        var digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits > 0 && line[digits] is '.' or ')')
            return $"{line[..digits]}\\{line[digits..]}";
        // A dash before a letter begins no list and no rule; an option such as -r stays as it is.
        var begins = line[0] is '#' or '=' or '>' or ':' or '~' or '|' || (line[0] is '-' or '+' && (line.Length == 1 || line[1] is ' ' or '-' or '+'));
        return begins ? "\\" + line : line;
    }

    /// <summary>The lines of a text, each as <see cref="LineStart"/> gives it; blank lines are kept.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Trim('\n').Split('\n').Select(LineStart);

    /// <summary>The text that a line of Markdown shows, as far as <see cref="Inline"/> and <see cref="LineStart"/> write it: escapes and entities are
    /// taken back, code spans stay.</summary>
    public static string Plain(string line)
    {
        var plain = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '`' && CodeSpan(line, i) is var length and > 0)
            {
                plain.Append(line, i, length);
                i += length - 1;
            }
            else if (line[i] == '\\' && i + 1 < line.Length && char.IsAscii(line[i + 1]) && char.IsPunctuation(line[i + 1]) | char.IsSymbol(line[i + 1]))
            {
                plain.Append(line[++i]);
            }
            else if (Array.Find(Entities, e => line.AsSpan(i).StartsWith(e.Entity, StringComparison.Ordinal)) is { Entity: not null } entity)
            {
                plain.Append(entity.Sign);
                i += entity.Entity.Length - 1;
            }
            else
            {
                plain.Append(line[i]);
            }
        }

        return plain.ToString();
    }

    private static readonly (string Entity, char Sign)[] Entities = [("&lt;", '<'), ("&gt;", '>'), ("&#64;", '@'), ("&amp;", '&')];

    /// <summary>A code span that its text cannot close.</summary>
    public static string Code(string text)
    {
        var folded = Fold(text).Replace("-->", "--&gt;", StringComparison.Ordinal).Replace("<!--", "&lt;!--", StringComparison.Ordinal);
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
                    line.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            }
            else
            {
                line.Append(text, i, length);
            }

            i += length - 1;
        }

        return line.ToString().TrimEnd(' ');
    }

    private static void Append(StringBuilder line, string text, int at)
    {
        var c = text[at];
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        switch (c)
        {
            // A reader that looks for "<!--" or "-->" as bare text must not find one either, so these become entities.
            case '<' when char.IsLetter(next) || next is '/' or '!' or '?':
                line.Append("&lt;");
                break;
            case '>' when at >= 2 && text[at - 1] == '-' && text[at - 2] == '-':
            case '>' when at >= 3 && text[at - 1] == '!' && text[at - 2] == '-' && text[at - 3] == '-':
                line.Append("&gt;");
                break;
            // Claude Code takes @path in its instructions for a file to load.
            case '@' when (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && next != ' ':
                line.Append("&#64;");
                break;
            case '&' when next == '#' || char.IsAsciiLetter(next):
                line.Append(text.AsSpan(at, Math.Min(12, text.Length - at)).Contains(';') ? "&amp;" : "&");
                break;
            case '_' when at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(next):
                line.Append(c);
                break;
            case '\\' when !(char.IsAsciiLetterOrDigit(next) || next == ' '):
            case '`' or '*' or '_':
            case '~' when next == '~':
            case '[' or ']' when MayLink(text):
                line.Append('\\').Append(c);
                break;
            default:
                line.Append(c);
                break;
        }
    }

    // Brackets mean something as links, images, definitions, footnotes and, at the start, as boxes to tick.
    private static bool MayLink(string text) =>
        text.StartsWith('[') || text.Contains("](", StringComparison.Ordinal) || text.Contains("][", StringComparison.Ordinal)
        || text.Contains("]:", StringComparison.Ordinal) || text.Contains("[^", StringComparison.Ordinal) || text.Contains("![", StringComparison.Ordinal);

    /// <summary>The length of a code span that begins at an index: one backtick, text, one backtick, no comment sign in it; else 0.</summary>
    private static int CodeSpan(string text, int start)
    {
        if (start > 0 && text[start - 1] is '`' or '\\')
            return 0;
        var end = text.IndexOf('`', start + 1);
        if (end <= start + 1 || (end + 1 < text.Length && text[end + 1] == '`'))
            return 0;
        var inside = text.AsSpan(start + 1, end - start - 1);
        return inside.Contains("<!", StringComparison.Ordinal) || inside.Contains("->", StringComparison.Ordinal) || inside.Contains("--", StringComparison.Ordinal) && inside.Contains('>')
            ? 0
            : end - start + 1;
    }
}
