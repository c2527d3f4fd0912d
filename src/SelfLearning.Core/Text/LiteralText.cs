namespace SelfLearning.Core.Text;

/// <summary>Follows, line by line, the stretches of Markdown that are not Markdown: code fences (also in lists and quotes), HTML comments, and raw
/// HTML such as <c>&lt;pre&gt;</c> (CommonMark, sections 4.5 and 4.6).</summary>
internal sealed class LiteralText
{
    private static readonly string[] RawElements = ["pre", "script", "style", "textarea"];

    private (char Sign, int Length, int Indent, bool IsQuoted, int Line)? fence;
    private (string What, string End, int Line)? block;

    /// <summary>What is open after the lines read so far, and its line.</summary>
    internal (string What, int Line)? Open => fence is { } f ? ("a code fence", f.Line) : block is { } b ? (b.What, b.Line) : null;

    /// <summary>Takes the next line; whether it belongs to such a stretch.</summary>
    internal bool Read(ReadOnlySpan<char> line, int number, bool isMark)
    {
        if (block is { } open)
        {
            if (line.Contains(open.End, StringComparison.OrdinalIgnoreCase))
                block = null;
            return true;
        }

        var isQuoted = line.TrimStart(' ').StartsWith(">");
        // A quote ends with its last line, and so does a fence in it.
        if (fence is { IsQuoted: true } && !isQuoted)
            fence = null;
        var text = Content(line);
        var indent = line.Length - text.Length;
        var run = text.Length > 0 && text[0] is '`' or '~' ? text.Length - text.TrimStart(text[0]).Length : 0;
        if (fence is { } begun)
        {
            // Inside a list the closing fence stands as deep as the list's text.
            var closing = begun.IsQuoted ? line.TrimStart(' ').TrimStart('>').TrimStart(' ') : line.TrimStart(' ');
            var length = closing.Length - closing.TrimStart(begun.Sign).Length;
            if (length >= begun.Length && closing[length..].Trim().IsEmpty && line.Length - closing.Length <= begun.Indent + 3)
                fence = null;
            return true;
        }

        if (line.Length - line.TrimStart(' ').Length > 3)
            return false;
        if (run >= 3 && !(text[0] == '`' && text[run..].Contains('`')))
        {
            fence = (text[0], run, indent, isQuoted, number);
            return true;
        }

        return !isMark && BeginsBlock(text, number);
    }

    private bool BeginsBlock(ReadOnlySpan<char> text, int number)
    {
        if (text.StartsWith("<!--"))
        {
            if (!text[4..].Contains("-->", StringComparison.Ordinal))
                block = ("a comment", "-->", number);
            return true;
        }

        foreach (var element in RawElements)
        {
            if (text.Length > element.Length && text[0] == '<' && text[1..].StartsWith(element, StringComparison.OrdinalIgnoreCase)
                && (text.Length == element.Length + 1 || text[element.Length + 1] is ' ' or '>' or '\t'))
            {
                var end = $"</{element}>";
                if (!text.Contains(end, StringComparison.OrdinalIgnoreCase))
                    block = ($"<{element}>", end, number);
                return true;
            }
        }

        return false;
    }

    /// <summary>A line's text behind the signs of quotes and list items.</summary>
    private static ReadOnlySpan<char> Content(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart(' ');
        while (text.Length > 1)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (text[0] == '>')
                text = text[1..].TrimStart(' ');
            else if (text[0] is '-' or '*' or '+' && text[1] == ' ')
                text = text[2..].TrimStart(' ');
            else if (digits > 0 && digits + 1 < text.Length && text[digits] is '.' or ')' && text[digits + 1] == ' ')
                text = text[(digits + 2)..].TrimStart(' ');
            else
                break;
        }

        return text;
    }
}
