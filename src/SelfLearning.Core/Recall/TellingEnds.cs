namespace SelfLearning.Core.Recall;

/// <summary>The part of a long output that tells what went wrong: its beginning, where the first error stands, and its end.</summary>
public static class TellingEnds
{
    /// <summary>How much of a text is read, in characters; half of it from each end.</summary>
    public const int Most = 64 << 10;

    /// <summary>The text, or its two ends where it is longer, each cut at a line's end, or else at a blank, so that nothing is torn.</summary>
    public static string Of(string text) => text.Length <= Most ? text : Head(text.AsSpan(0, Most / 2)) + "\n" + Tail(text.AsSpan(text.Length - (Most / 2)));

    /// <summary>A beginning without its last line, which may be torn.</summary>
    public static string Head(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOf('\n');
        if (end < text.Length / 2)
            end = text.LastIndexOf(' ');
        return text[..Math.Max(0, end)].ToString();
    }

    /// <summary>An end without its first line, which may be torn.</summary>
    public static string Tail(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf('\n');
        if (start < 0 || start > text.Length / 2)
            start = text.IndexOf(' ');
        return start < 0 ? "" : text[(start + 1)..].ToString();
    }
}
