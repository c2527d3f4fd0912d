using System.CommandLine;
using System.Text;
using SelfLearning.Hosts.Cli;

namespace SelfLearning.Tests.Docs;

/// <summary>docs/reference.md, made from the command tree.</summary>
internal static class ReferencePage
{
    public static string Text()
    {
        var page = new StringBuilder("""
            # Reference

            Generated from the commands; a test compares it. JSON comes on standard output, talk and errors on standard error, where standard output stays empty on failure.
            Exit codes: 0 done · 1 cannot, or findings · 2 wrong usage · 70 a bug of ours · 75 the store is busy.

            `--format json` is the default except at a terminal; `review` is text unless asked for JSON.

            """);
        foreach (var verb in Cli.Tree().Subcommands.OfType<CliCommand>())
        {
            page.Append($"\n## {verb.Name}\n\n{verb.Description}.{(verb.Writes ? "" : " Changes nothing.")}\n\n");
            foreach (var argument in verb.Arguments)
                page.Append($"- `{argument.Name}…`: {argument.Description}\n");
            foreach (var option in verb.Options)
                page.Append($"- `{option.Name}{Value(option)}`: {option.Description}{Words(option)}{(option.Required ? "; required" : "")}{Fallback(option)}\n");
            page.Append($"\n```sh\n{verb.Example}\n```\n");
        }

        return page.ToString();
    }

    private static string Value(Option option) => option.ValueType == typeof(bool) ? "" : $" {option.HelpName ?? "VALUE"}";

    private static string Words(Option option)
    {
        var words = option.Name == "--format" ? [] : option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).Select(c => c.Label).ToList();
        return words.Count is 0 || option.ValueType == typeof(bool) || option.ValueType == typeof(bool?) ? "" : $" ({string.Join(", ", words)})";
    }

    private static string Fallback(Option option) =>
        option.HasDefaultValue && option.ValueType != typeof(bool) && option.GetDefaultValue() is { } value ? $"; default {value}" : "";
}
