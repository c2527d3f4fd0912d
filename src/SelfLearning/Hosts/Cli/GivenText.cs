using System.CommandLine;
using SelfLearning.Core.Text;

namespace SelfLearning.Hosts.Cli;

/// <summary>Texts of the command line. One that is blank counts as not given.</summary>
internal static class GivenText
{
    /// <summary>An id, a name, a word, a time: trimmed.</summary>
    public static string? Word(this ParseResult parsed, Option<string?> option) => PythonText.Given(parsed.GetValue(option));

    /// <summary>A text in which spaces may matter: as it was given.</summary>
    public static string? Text(this ParseResult parsed, Option<string?> option) =>
        parsed.GetValue(option) is { } text && !PythonText.IsBlank(text) ? text : null;

    /// <summary>Splits <c>--name=</c>, which gives an empty text, in two; the parser would take the next word for its value.</summary>
    public static string[] Split(string[] args)
    {
        var end = Array.IndexOf(args, "--");
        return [.. args.SelectMany((arg, i) => arg.StartsWith("--", StringComparison.Ordinal) && arg.IndexOf('=', StringComparison.Ordinal) == arg.Length - 1 && (end < 0 || i < end)
            ? (string[])[arg[..^1], ""]
            : [arg])];
    }
}
