using SelfLearning.Core.Json;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Agents.Install;

/// <summary>Our server as an extension in Goose's YAML: the first entry of the block that holds them. A block in another form is left alone.</summary>
internal static class YamlServers
{
    internal static TextMerge Insert(string text, string key, string program)
    {
        if (text.Contains('\t'))
            return new TextMerge.Refused("It holds a tab, which YAML does not allow in front of a key.");
        var newLine = FileText.NewLineOf(text);
        var lines = LineDiff.Lines(text);
        var at = lines.FindIndex(l => l.StartsWith(key + ":", StringComparison.Ordinal));
        if (at < 0)
        {
            var block = $"{key}:{newLine}{Entry("  ", program, newLine)}";
            return new TextMerge.Merged(text.Length == 0 || text.EndsWith('\n') ? text + block : text + newLine + block.TrimEnd('\r', '\n'));
        }

        if (lines[at].TrimEnd('\r', '\n')[(key.Length + 1)..].Split('#')[0].Trim().Length > 0)
            return new TextMerge.Refused($"Its {key} stand in one line; put {McpEntry.Name} there with `goose configure`.");
        if (!lines[at].EndsWith('\n'))
            return new TextMerge.Refused($"Its last line is {key} with nothing in it; end it with a line end first.");
        var first = lines.Skip(at + 1).FirstOrDefault(l => l.Trim().Length > 0 && !l.TrimStart().StartsWith('#'));
        var indent = first is not null && first[0] == ' ' ? first[..^first.TrimStart(' ').Length] : "  ";
        var (start, count) = Find(lines, at, indent);
        if (start >= 0)
        {
            var entry = string.Concat(lines.Skip(start).Take(count));
            if (!IsOurs(entry))
                return McpEntry.Foreign;
            var renewed = lines.Skip(start).Take(count).Select(l => l.TrimStart().StartsWith("cmd:", StringComparison.Ordinal) ? $"{indent}  cmd: {JsonText.Line(program)}{newLine}" : l);
            return new TextMerge.Merged(string.Concat(lines.Take(start).Concat(renewed).Concat(lines.Skip(start + count))));
        }

        lines.Insert(at + 1, Entry(indent, program, newLine));
        return new TextMerge.Merged(string.Concat(lines));
    }

    internal static string Remove(string text, string key)
    {
        var lines = LineDiff.Lines(text);
        var at = lines.FindIndex(l => l.StartsWith(key + ":", StringComparison.Ordinal));
        var line = at < 0 ? null : lines.Skip(at + 1).FirstOrDefault(l => l.TrimStart(' ').StartsWith(McpEntry.Name + ":", StringComparison.Ordinal));
        if (line is null)
            return text;
        var (start, count) = Find(lines, at, line[..^line.TrimStart(' ').Length]);
        if (start < 0 || !IsOurs(string.Concat(lines.Skip(start).Take(count))))
            return text;
        lines.RemoveRange(start, count);
        // A key without anything is a null to its reader, not an empty block.
        var isBare = lines.Skip(at + 1).TakeWhile(l => l.Trim().Length == 0 || l[0] is ' ' or '#').All(l => l.Trim().Length == 0);
        if (isBare)
            lines.RemoveAt(at);
        var rest = string.Concat(lines);
        return isBare && !text.EndsWith('\n') && rest.EndsWith('\n') ? rest[..^(rest.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : 1)] : rest;
    }

    private static string Entry(string indent, string program, string newLine) => string.Concat(new[]
    {
        $"{McpEntry.Name}:", $"  name: {McpEntry.Name}", "  type: stdio", "  enabled: true", $"  cmd: {JsonText.Line(program)}", $"  args: [\"{McpEntry.Verb}\"]", "  envs: {}", "  timeout: 60",
    }.Select(line => indent + line + newLine));

    private static (int Start, int Count) Find(List<string> lines, int at, string indent)
    {
        var start = -1;
        for (var i = at + 1; i < lines.Count && (lines[i].Trim().Length == 0 || lines[i][0] is ' ' or '#'); i++)
        {
            if (lines[i].StartsWith($"{indent}{McpEntry.Name}:", StringComparison.Ordinal))
                start = i;
        }

        if (start < 0)
            return (-1, 0);
        var end = start + 1;
        while (end < lines.Count && lines[end].StartsWith(indent + " ", StringComparison.Ordinal))
            end++;
        return (start, end - start);
    }

    private static bool IsOurs(string entry)
    {
        var command = entry.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("cmd:", StringComparison.Ordinal));
        return McpEntry.IsOurs(command?["cmd:".Length..].Trim().Trim('"', '\''), McpEntry.Verb);
    }
}
