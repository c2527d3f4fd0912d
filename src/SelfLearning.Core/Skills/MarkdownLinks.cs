using System.Buffers;
using System.Text.RegularExpressions;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Skills;

/// <summary>The links of a Markdown text to files beside it: inline links, images and definitions, outside code and comments.</summary>
public static partial class MarkdownLinks
{
    private static readonly SearchValues<char> StandIns = SearchValues.Create("<>{}[]$*|");

    /// <summary>A link.</summary>
    /// <param name="Target">The path, without fragment and query, percent signs resolved.</param>
    /// <param name="Line">Its line, from 1.</param>
    public readonly record struct Link(string Target, int Line);

    public static IEnumerable<Link> Of(TargetText text)
    {
        var literal = new LiteralText();
        var links = new List<Link>();
        for (var number = text.AfterFrontMatter; number < text.Count; number++)
        {
            var line = text.Line(number);
            if (literal.Read(line, number, isMark: false) || line.StartsWith("    ") || line.StartsWith("\t"))
                continue;
            var plain = CodeSpan().Replace(line.ToString(), "");
            foreach (Match match in Inline().Matches(plain))
                Add(links, match.Groups["target"].Value, number);
            if (Definition().Match(plain) is { Success: true } definition)
                Add(links, definition.Groups["target"].Value, number);
        }

        return links;
    }

    private static void Add(List<Link> links, string target, int number)
    {
        // [x](<a b.md>) is a file, [x](<path>) stands for one.
        if (target.StartsWith('<') && target.AsSpan().IndexOfAny('.', '/') < 0)
            return;
        target = target.Trim('<', '>');
        var end = target.AsSpan().IndexOfAny('#', '?');
        target = end < 0 ? target : target[..end];
        // Addresses, and stand-ins such as (path/to/<name>) or (...), are no files.
        if (target.Length > 0 && !target.StartsWith("//", StringComparison.Ordinal) && !Scheme().IsMatch(target) && !target.AsSpan().ContainsAny(StandIns) && !target.Contains("...", StringComparison.Ordinal))
            links.Add(new Link(Uri.UnescapeDataString(target), number + 1));
    }

    [GeneratedRegex(@"(`+)(?!`).*?(?<!`)\1(?!`)", RegexOptions.CultureInvariant)]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"(?<!\\)\]\(\s*(?<target><[^<>]*>|[^()\s]*(\([^()\s]*\)[^()\s]*)*)(\s+(""[^""]*""|'[^']*'))?\s*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Inline();

    [GeneratedRegex(@"^ {0,3}\[(?!\^)[^\]]+\]:\s+(?<target>\S+)(\s+(""[^""]*""|'[^']*'))?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Definition();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]+:", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();
}
