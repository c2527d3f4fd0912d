using System.Globalization;
using System.Text.RegularExpressions;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Learning.Imports;

/// <summary>Reads the Markdown memories of agents: files of one lesson with front matter (<c>name</c>, <c>description</c>), as Claude Code writes them, and
/// lists of lessons under headings, as in MEMORY.md, CLAUDE.md and AGENTS.md. A top-level item is a lesson, what is indented below it its steps.</summary>
public static partial class MarkdownMemory
{
    public const string Source = "memory-md";

    private const int LongestTitle = 120;
    private const int FewestWords = 4;

    /// <param name="text">The file.</param>
    /// <param name="file">Its name, for a person.</param>
    /// <param name="into">Where its lessons go.</param>
    public static void Read(string text, string file, ImportedLessons into)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var start = FrontMatter(lines, out var fields);
        if (fields.ContainsKey("name") || fields.ContainsKey("description"))
            ReadOne(lines, start, fields, file, into);
        else
            ReadList(lines, start, file, into);
    }

    private static void ReadOne(string[] lines, int start, Dictionary<string, string> fields, string file, ImportedLessons into)
    {
        var paragraphs = string.Join('\n', lines[start..]).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => Plain(p)).Where(p => p.Length > 0).ToList();
        var title = fields.GetValueOrDefault("description") is { Length: > 0 } description ? description : fields["name"].Replace('-', ' ').Replace('_', ' ');
        var why = Labelled(paragraphs, "Why");
        var when = Labelled(paragraphs, "How to apply") ?? title;
        var steps = paragraphs.Where(p => !p.StartsWith('#')).SelectMany(Items).ToList();
        into.Add(new ImportedLesson(Source, file, Cut(title), when)
        {
            Problem = why ?? "",
            Steps = steps,
            Tags = fields.GetValueOrDefault("type") is { Length: > 0 } type ? [type] : [],
        });
    }

    private static void ReadList(string[] lines, int start, string file, ImportedLessons into)
    {
        var headings = new List<(int Level, string Text)>();
        var (inCode, inOurs) = (false, false);
        for (var at = start; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.Contains("<!-- self-learning:", StringComparison.Ordinal))
            {
                if (line.Contains(":start", StringComparison.Ordinal))
                    into.Leave("blocks that this program wrote");
                inOurs = line.Contains(":start", StringComparison.Ordinal);
                continue;
            }

            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
                inCode = !inCode;
            if (inCode || inOurs || string.IsNullOrWhiteSpace(line))
                continue;
            if (Heading().Match(line) is { Success: true } heading)
            {
                headings.RemoveAll(h => h.Level >= heading.Groups["level"].Length);
                headings.Add((heading.Groups["level"].Length, Plain(heading.Groups["text"].Value)));
            }
            else if (Item().Match(line) is { Success: true } item && line[0] is not (' ' or '\t'))
            {
                var first = at;
                var body = new List<string> { item.Groups["text"].Value };
                while (at + 1 < lines.Length && lines[at + 1].Length > 0 && (lines[at + 1][0] is ' ' or '\t') && !string.IsNullOrWhiteSpace(lines[at + 1]))
                    body.Add(lines[++at]);
                Add(body, headings, $"{file}:{(first + 1).ToString(CultureInfo.InvariantCulture)}", into);
            }
            else if (line[0] is not ('|' or '>' or '<'))
            {
                into.Leave("lines outside lists");
            }
        }
    }

    private static void Add(List<string> body, List<(int Level, string Text)> headings, string place, ImportedLessons into)
    {
        var steps = body.Skip(1).Select(l => Item().Match(l)).Where(m => m.Success).Select(m => Plain(m.Groups["text"].Value)).ToList();
        var text = Plain(string.Join(' ', body.Where((l, i) => i == 0 || !Item().IsMatch(l)).Select(l => l.Trim())));
        if (Link().IsMatch(body[0].Trim()))
        {
            into.Leave("links to other files");
            return;
        }

        if (text.Split(' ').Length + steps.Sum(s => s.Split(' ').Length) < FewestWords)
        {
            into.Leave($"items of fewer than {FewestWords} words");
            return;
        }

        var title = Cut(Sentence(text));
        into.Add(new ImportedLesson(Source, place, title, headings.Count > 0 ? $"Working on: {string.Join(", ", headings.Select(h => h.Text))}" : title)
        {
            Problem = title == text ? "" : text,
            Steps = steps.Count > 0 ? steps : [text],
        });
    }

    // The line after the front matter, and its simple fields.
    private static int FrontMatter(string[] lines, out Dictionary<string, string> fields)
    {
        fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var end = lines.Length > 0 && lines[0].Trim() == "---" ? Array.FindIndex(lines, 1, l => l.Trim() == "---") : -1;
        for (var at = 1; at < end; at++)
        {
            if (lines[at].IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                fields[lines[at][..colon].Trim()] = lines[at][(colon + 1)..].Trim().Trim('"', '\'');
        }

        return end + 1;
    }

    private static string? Labelled(List<string> paragraphs, string label)
    {
        var at = paragraphs.FindIndex(p => p.StartsWith($"**{label}:**", StringComparison.OrdinalIgnoreCase) || p.StartsWith($"{label}:", StringComparison.OrdinalIgnoreCase));
        if (at < 0)
            return null;
        var text = paragraphs[at];
        paragraphs.RemoveAt(at);
        return text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('*', ' ');
    }

    private static IEnumerable<string> Items(string paragraph) => Item().IsMatch(paragraph)
        ? ItemStart().Split(paragraph).Where(i => !string.IsNullOrWhiteSpace(i)).Select(i => i.Trim())
        : [paragraph];

    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Sentence(string text) => SentenceEnd().Match(text) is { Success: true } end ? text[..(end.Index + 1)] : text;

    private static string Cut(string text) => ShortText.Cut(Plain(text).TrimEnd('.'), LongestTitle);

    [GeneratedRegex(@"^(?<level>#{1,6})\s+(?<text>.+?)\s*#*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?<text>.+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();

    [GeneratedRegex(@"(?:^|(?<=\s))(?:[-*+]|\d{1,3}[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex ItemStart();

    // An item that is a link, perhaps with a few words about it.
    [GeneratedRegex(@"^(?:[-*+]\s+)?\[[^\]]+\]\([^)\s]+\.md\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"[.!?](?=\s+\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
