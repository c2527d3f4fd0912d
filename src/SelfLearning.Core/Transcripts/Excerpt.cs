namespace SelfLearning.Core.Transcripts;

/// <summary>The ends of a long text, so that a session of any size fits into memory.</summary>
public static class Excerpt
{
    /// <summary>How much of a call's input is kept, in characters.</summary>
    public const int Input = 4000;

    /// <summary>How much of a failed call's output, and of a turn, is kept, in characters.</summary>
    public const int Long = 6000;

    /// <summary>How much of other output and of an agent's text is kept, in characters.</summary>
    public const int Short = 1600;

    private const string Gap = "\n[…]\n";

    /// <summary>The text, or two thirds of <paramref name="limit"/> from its beginning and one third from its end.</summary>
    public static string Of(ReadOnlySpan<char> text, int limit)
    {
        text = text.Trim();
        if (text.Length <= limit)
            return text.ToString();
        var head = limit * 2 / 3;
        return string.Concat(text[..head], Gap, text[^(limit - head)..]);
    }
}
