using System.Globalization;
using System.Text.RegularExpressions;

namespace SelfLearning.Core.Agents.Hooks;

/// <summary>What a tool's output says of its end, for hosts that say nothing else.</summary>
internal static partial class ErrorText
{
    // Beyond this a log is being read, not a failure reported; the ends are what counts.
    private const int MaxScanned = 16_384;

    // Gemini CLI has its processes and signals behind the code.
    private const int Last = 4;

    /// <summary>The exit code in a host's own line: the first or the last few lines, never the middle, which may be a file's text.</summary>
    internal static int? ExitCode(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var lines = Ends(text).Split('\n');
        // Copilot CLI's own last line counts before anything that the command printed.
        if (ShellLine().Match(lines.Last(l => !string.IsNullOrWhiteSpace(l))) is { Success: true } shell)
            return int.Parse(shell.Groups["code"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        foreach (var line in lines.Take(5).Concat(lines.Reverse().Where(l => !string.IsNullOrWhiteSpace(l)).Take(Last)))
        {
            if (ExitLine().Match(line) is { Success: true } m && int.TryParse(m.Groups["code"].ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code))
                return code;
        }

        return null;
    }

    /// <summary>How a command ended for a host that names the code only where it is not 0 (Gemini CLI). What was cancelled or goes on in the
    /// background has another first line, and what a signal ended says so.</summary>
    internal static ToolOutcome EndOf(string? text)
    {
        text = Inside(text);
        if (ExitCode(text) is { } code)
            return code == 0 ? ToolOutcome.Succeeded : ToolOutcome.Failed;
        var isWhole = text?.StartsWith("Output:", StringComparison.Ordinal) == true
            && !Ends(text).Split('\n').TakeLast(Last).Any(l => l.StartsWith("Signal:", StringComparison.Ordinal) || l.StartsWith("Error:", StringComparison.Ordinal));
        return isWhole ? ToolOutcome.Succeeded : ToolOutcome.Unknown;
    }

    // Newer versions mark what a command printed as untrusted.
    private static string? Inside(string? text)
    {
        const string open = "<untrusted_context>\n", close = "\n</untrusted_context>";
        var bare = text?.Trim();
        return bare is not null && bare.StartsWith(open, StringComparison.Ordinal) && bare.EndsWith(close, StringComparison.Ordinal) && bare.Length >= open.Length + close.Length
            ? bare[open.Length..^close.Length]
            : text;
    }

    /// <summary>Whether some line reads like the error of a compiler, shell, package manager or run time.</summary>
    internal static bool LooksLikeOne(string? text) => !string.IsNullOrWhiteSpace(text) && ErrorLine().IsMatch(Ends(text));

    private static string Ends(string text) =>
        text.Length <= MaxScanned ? text : string.Concat(text.AsSpan(0, MaxScanned / 2), "\n", text.AsSpan(text.Length - MaxScanned / 2));

    [GeneratedRegex(@"^\s*<?(?:process |command )?(?:exit(?:ed with)?(?: exit)? (?:code|status)):? (?<code>-?\d{1,10})\b.{0,40}$|^\s*exit (?:code:? )?(?<code>-?\d{1,3})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExitLine();

    [GeneratedRegex(@"^\s*<shellId: \S{1,40} completed with exit code (?<code>-?\d{1,9})>\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex ShellLine();

    [GeneratedRegex(
        """
        ^\s*(?:error|fatal|panic|npm\ err!|thread\ '[^']*'\ panicked)\b | \b(?:error\s?(?:[A-Z]{1,4}\d{2,6}|\[[A-Z]\d+\])|[A-Za-z]*(?:Error|Exception):\s)
        | ^Traceback\ \(most\ recent | :\ (?:command\ not\ found|No\ such\ file\ or\ directory|Permission\ denied) | ^\S+:\d+:\d+:\ (?:fatal\ )?error:
        | \bis\ not\ recognized\ as\ (?:an\ internal|the\ name) | ^(?:FAILED|FAIL)\b | ^make(?:\[\d+\])?:\ \*\*\*
        """,
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase)]
    private static partial Regex ErrorLine();
}
