using System.Globalization;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Finds the exit code that a shell tool wrote into its output.</summary>
internal static class ExitCodes
{
    private const int Head = 4000;
    private const int Tail = 400;

    /// <summary>The code in phrases like "Exit code 1", "exit code: 1", "exited with code 1", at either end of the output.</summary>
    public static int? In(ReadOnlySpan<char> output) =>
        Find(output[..Math.Min(output.Length, Head)]) ?? (output.Length > Head ? Find(output[^Tail..]) : null);

    private static int? Find(ReadOnlySpan<char> text)
    {
        for (var at = 0; text[at..].IndexOf("ode", StringComparison.Ordinal) is var next and >= 0; at += next + 3)
        {
            var code = at + next;
            if (Number(text[(code + 3)..]) is { } number && IsExit(text[..(code + 3)]))
                return number;
        }

        return null;
    }

    // "code", perhaps a colon, blanks, digits.
    private static int? Number(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(':').TrimStart(' ');
        var length = text.Length > 0 && text[0] == '-' ? 1 : 0;
        while (length < text.Length && length < 11 && char.IsAsciiDigit(text[length]))
            length++;
        return int.TryParse(text[..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsExit(ReadOnlySpan<char> text)
    {
        if (!text.EndsWith("code", StringComparison.Ordinal) && !text.EndsWith("Code", StringComparison.Ordinal))
            return false;
        var before = text[..^4].TrimEnd(' ');
        if (before.EndsWith("Exit", StringComparison.Ordinal))
            return IsLineStart(before[..^4]);
        if (before.EndsWith("with", StringComparison.Ordinal))
            before = before[..^4].TrimEnd(' ');
        if (before.EndsWith("exit", StringComparison.Ordinal))
            return true;
        return before.EndsWith("exited", StringComparison.Ordinal);
    }

    private static bool IsLineStart(ReadOnlySpan<char> before)
    {
        if (before.EndsWith("Error: ", StringComparison.Ordinal))
            before = before[..^7];
        return before.IsEmpty || before[^1] == '\n';
    }
}
