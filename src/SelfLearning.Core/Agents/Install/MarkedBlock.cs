namespace SelfLearning.Core.Agents.Install;

/// <summary>A stretch of a foreign text that is ours, between two marks at line starts. Set at the end of the text, after an empty line; taken out,
/// every other byte is as before.</summary>
internal sealed record MarkedBlock(string StartMark, string EndMark)
{
    /// <summary>Where the block stands, from its start mark to behind its end mark; null where it does not, a refusal where the marks
    /// are doubled, nested, or unclosed.</summary>
    internal (int Start, int End)? Find(string text, out string? refusal)
    {
        var starts = LineStarts(text, StartMark);
        var ends = LineStarts(text, EndMark);
        refusal = starts.Count == ends.Count && starts.Count <= 1 && (starts.Count == 0 || starts[0] < ends[0])
            ? null
            : $"The marks {StartMark} … and {EndMark} do not stand there as one pair; put that in order by hand first.";
        return refusal is null && starts.Count == 1 ? (starts[0], ends[0] + EndMark.Length) : null;
    }

    /// <summary>The text with the block, whose lines end in line feeds; in place where an older one stands.</summary>
    internal TextMerge Insert(string text, string block)
    {
        var place = Find(text, out var refusal);
        if (refusal is not null)
            return new TextMerge.Refused(refusal);

        var newLine = FileText.NewLineOf(text);
        block = block.Replace("\n", newLine, StringComparison.Ordinal);
        if (place is var (start, end))
            return new TextMerge.Merged(string.Concat(text.AsSpan(0, start), block, text.AsSpan(end)));
        if (text.Length == 0 || text == "\uFEFF")
            return new TextMerge.Merged(text + block + newLine);
        // A text without a last line end gets a block without one: so taking it out knows how it was.
        return new TextMerge.Merged(text.EndsWith('\n') ? text + newLine + block + newLine : text + Twice(text.EndsWith('\r') ? "\r\n" : newLine) + block);
    }

    internal TextMerge Remove(string text)
    {
        var place = Find(text, out var refusal);
        if (refusal is not null)
            return new TextMerge.Refused(refusal);
        if (place is not var (start, end))
            return new TextMerge.Merged(text);

        var before = text[..start];
        var after = text[end..];
        var line = LineEnd(after, fromStart: true);
        var trimmed = before[..^LineEnd(before, fromStart: false)];
        var isApart = LineEnd(trimmed, fromStart: false) is > 0 and var second;
        if (isApart && line > 0)
            before = trimmed;
        else if (isApart && after.Length == 0)
            before = trimmed[..^LineEnd(trimmed, fromStart: false)];
        return new TextMerge.Merged(before + after[line..]);
    }

    private static List<int> LineStarts(string text, string mark)
    {
        var found = new List<int>();
        for (var at = text.IndexOf(mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(mark, at + mark.Length, StringComparison.Ordinal))
        {
            if (at == 0 || text[at - 1] is '\n' or '\uFEFF')
                found.Add(at);
        }

        return found;
    }

    private static string Twice(string text) => text + text;

    private static int LineEnd(string text, bool fromStart) => fromStart
        ? text.StartsWith("\r\n", StringComparison.Ordinal) ? 2 : text.StartsWith('\n') ? 1 : 0
        : text.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : text.EndsWith('\n') ? 1 : 0;
}
