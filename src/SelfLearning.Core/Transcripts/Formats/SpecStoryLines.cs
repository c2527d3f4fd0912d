namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>The shapes of SpecStory's lines.</summary>
internal static class SpecStoryLines
{
    /// <summary>How much of a tool's use is kept, in characters.</summary>
    public const int LongestBody = 200_000;

    private static readonly string[] Speakers = ["User", "Agent", "Assistant", "Tool"];

    /// <summary><c>_**User (2026-01-02 03:04:05Z)**_</c>: who speaks and what follows.</summary>
    public static (string Speaker, string After)? Heading(string line)
    {
        if (!line.StartsWith("_**", StringComparison.Ordinal))
            return null;
        foreach (var speaker in Speakers)
        {
            if (line.AsSpan(3).StartsWith(speaker, StringComparison.Ordinal) && line.IndexOf("**_", 3, StringComparison.Ordinal) is var end and > 0)
                return (speaker, line[(3 + speaker.Length)..end]);
        }

        return null;
    }

    public static bool EndsTool(string line) =>
        line.StartsWith("Tool use: **", StringComparison.Ordinal) || line.StartsWith("<tool-use ", StringComparison.Ordinal) || line.StartsWith("</tool-use>", StringComparison.Ordinal)
        || line.StartsWith("_**User", StringComparison.Ordinal) || line.StartsWith("_**Agent", StringComparison.Ordinal) || line.StartsWith("_**Assistant", StringComparison.Ordinal);

    /// <summary>The name of the tool whose use begins on this line, and what else the line says.</summary>
    public static (string Name, string After)? Tool(string line)
    {
        if (!(line.StartsWith("Tool use: **", StringComparison.Ordinal) || line.StartsWith("<tool-use ", StringComparison.Ordinal) || line.StartsWith("<summary>Tool use", StringComparison.Ordinal)))
            return null;
        var mark = line.IndexOf("Tool use: **", StringComparison.Ordinal);
        if (mark >= 0 && line.IndexOf("**", mark + 12, StringComparison.Ordinal) is var end and > 0)
            return (line[(mark + 12)..end], line[(end + 2)..].Trim());
        mark = line.IndexOf("data-tool-name=\"", StringComparison.Ordinal);
        if (mark >= 0 && line.IndexOf('"', mark + 16) is var quote and > 0)
            return (line[(mark + 16)..quote], "");
        return ("", "");
    }

    /// <summary>The command in backticks before the first fence, else the first fence of a shell.</summary>
    public static string? Command(string body)
    {
        var fence = body.IndexOf("```", StringComparison.Ordinal);
        var head = fence < 0 ? body : body[..fence];
        for (var at = 0; at < head.Length; at = NextLine(head, at))
        {
            if (head[at] == '`' && head.IndexOf('`', at + 1) is var end && end > at + 1)
                return head[(at + 1)..end];
        }

        foreach (var shell in (ReadOnlySpan<string>)["```bash\n", "```sh\n", "```shell\n", "```zsh\n"])
        {
            var start = body.IndexOf(shell, StringComparison.Ordinal);
            if (start >= 0 && body.IndexOf("```", start + shell.Length, StringComparison.Ordinal) is var end and > 0)
                return body[(start + shell.Length)..end].Trim();
        }

        return null;
    }

    /// <summary>The content of the last fence.</summary>
    public static string? Output(string body)
    {
        string? last = null;
        for (var at = body.IndexOf("```", StringComparison.Ordinal); at >= 0;)
        {
            var begin = body.IndexOf('\n', at);
            var end = begin < 0 ? -1 : body.IndexOf("```", begin, StringComparison.Ordinal);
            if (end < 0)
                break;
            last = body[(begin + 1)..end];
            at = body.IndexOf("```", end + 3, StringComparison.Ordinal);
        }

        return last;
    }

    public static bool Failed(string output)
    {
        foreach (var line in output.AsSpan().EnumerateLines())
        {
            if (line.StartsWith("Error:", StringComparison.Ordinal) || line.Contains("Error: Exit", StringComparison.Ordinal) || line.Contains("Error: Command failed", StringComparison.Ordinal)
                || line.Contains("<tool_use_error>", StringComparison.Ordinal) || line.Contains("npm ERR!", StringComparison.Ordinal) || line.Contains("Traceback (most", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static int NextLine(string text, int at) => text.IndexOf('\n', at) is var end and >= 0 ? end + 1 : text.Length;
}
