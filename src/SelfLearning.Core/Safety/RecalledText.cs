using SelfLearning.Core.Text;
using System.Text;

namespace SelfLearning.Core.Safety;

/// <summary>Recorded text as it is recalled: byte for byte what was recorded, since an agent runs what it reads. Only control and hidden
/// characters are taken out, and counted, so that whoever shows the text can say so. Tabs and line ends stay; a line ends with <c>\n</c>.</summary>
public static class RecalledText
{
    /// <summary>A text of several lines, without line ends at its end.</summary>
    public static string Of(string text, ref int removed)
    {
        var end = text.AsSpan().TrimEnd("\r\n").Length;
        StringBuilder? kept = null;
        for (var i = 0; i < end;)
        {
            var length = char.IsHighSurrogate(text[i]) && i + 1 < end && char.IsLowSurrogate(text[i + 1]) ? 2 : 1;
            var lineEnd = text[i] == '\r' && i + 1 < end && text[i + 1] == '\n';
            if (lineEnd || (text[i] is not ('\t' or '\n') && HiddenCharacters.IsHidden(text, i)))
            {
                kept ??= new StringBuilder(text, 0, i, text.Length);
                removed += lineEnd ? 0 : 1;
            }
            else
            {
                kept?.Append(text, i, length);
            }

            i += length;
        }

        return kept?.ToString() ?? text[..end];
    }

    /// <summary>A text that stands in one line, as a title does: its lines one after the other.</summary>
    public static string Line(string text, ref int removed)
    {
        var whole = Of(text, ref removed);
        return whole.AsSpan().IndexOfAny('\n', '\t') < 0
            ? whole.Trim()
            : string.Join(' ', whole.Split(['\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    /// <summary>What to say of so many characters that were taken out.</summary>
    public static string Note(int removed) => removed == 1 ? "1 hidden character removed" : $"{removed} hidden characters removed";
}
