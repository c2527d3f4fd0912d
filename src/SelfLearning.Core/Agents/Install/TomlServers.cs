using SelfLearning.Core.Json;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Agents.Install;

/// <summary>Our server as a table of a TOML file: set at the end, taken out with the tables below it, such as the host's own notes on its tools. A
/// file that writes servers in another way is left alone.</summary>
internal static class TomlServers
{
    internal static TextMerge Insert(string text, string key, string program)
    {
        var newLine = FileText.NewLineOf(text);
        var (lines, at) = (Lines(text), -1);
        for (var i = 0; i < lines.Count && at < 0; i++)
            at = lines[i].Table is { } table && IsOurs(table, key) && table.Count == 2 ? i : -1;
        if (at >= 0)
            return Renew(text, lines, at, program);
        if (lines.FirstOrDefault(l => l.Table is null && l.IsSetting && InlineKey(l, key)) is { } inline)
            return new TextMerge.Refused($"It holds {inline.Text.Trim().Split('=')[0].Trim()} in a form that cannot be added to; put [{key}.{McpEntry.Name}] there by hand.");

        string[] block = [$"[{key}.{McpEntry.Name}]", $"command = {Quoted(program)}", $"args = [\"{McpEntry.Verb}\"]"];
        // A text without a last line end gets a block without one: so taking it out knows how it was.
        var written = string.Join(newLine, block);
        return new TextMerge.Merged(
            text.Length == 0 || text == "\uFEFF" ? text + written + newLine : text.EndsWith('\n') ? text + newLine + written + newLine : text + newLine + newLine + written);
    }

    internal static string Remove(string text, string key)
    {
        var lines = Lines(text);
        if (!lines.Exists(l => l.Table is { Count: 2 } table && IsOurs(table, key)) || !Calls(lines, key))
            return text;
        var kept = new List<string>();
        var gone = new List<string>();
        var ours = false;
        var cutAtEnd = false;
        foreach (var line in lines)
        {
            if (line.Table is { } table)
            {
                var begins = IsOurs(table, key);
                if (begins && !ours && kept.Count > 0 && kept[^1].Trim().Length == 0)
                    kept.RemoveAt(kept.Count - 1);
                // The empty lines before the next table are that one's.
                if (ours && !begins)
                    kept.AddRange(gone.Skip(gone.FindLastIndex(g => g.Trim().Length > 0) + 1));
                ours = begins;
            }

            (ours ? gone : kept).Add(line.Text);
            cutAtEnd = ours;
        }

        // The line end before it was put there with it, where the last of its own is missing.
        var rest = string.Concat(kept);
        return cutAtEnd && !text.EndsWith('\n') && rest.EndsWith('\n') ? rest[..^(rest.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : 1)] : rest;
    }

    private static TextMerge Renew(string text, List<Line> lines, int at, string program)
    {
        for (var i = at + 1; i < lines.Count && lines[i].Table is null; i++)
        {
            if (!lines[i].IsSetting || lines[i].Text.Split('=', 2) is not [var name, var value] || name.Trim() != "command")
                continue;
            if (!McpEntry.IsOurs(value.Trim().Trim('"', '\''), McpEntry.Verb))
                return McpEntry.Foreign;
            var end = lines[i].Text[lines[i].Text.TrimEnd('\r', '\n').Length..];
            return new TextMerge.Merged(string.Concat(lines.Select((l, n) => n == i ? $"command = {Quoted(program)}{end}" : l.Text)));
        }

        return McpEntry.Foreign;
    }

    private static bool Calls(List<Line> lines, string key)
    {
        IReadOnlyList<string>? within = null;
        foreach (var line in lines)
        {
            within = line.Table ?? within;
            if (within is { Count: 2 } && IsOurs(within, key) && line.IsSetting && line.Text.Split('=', 2) is [var name, var value] && name.Trim() == "command")
                return McpEntry.IsOurs(value.Trim().Trim('"', '\''), McpEntry.Verb);
        }

        return false;
    }

    private static bool IsOurs(IReadOnlyList<string> table, string key) => table.Count >= 2 && table[0] == key && table[1] == McpEntry.Name;

    // `mcp_servers = {…}`, `mcp_servers.x = …` at the top, or `self-learning = {…}` in [mcp_servers].
    private static bool InlineKey(Line line, string key)
    {
        var name = line.Text.Split('=')[0].Replace("\"", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Trim();
        return line.Within.Count == 0
            ? name == key || name == $"{key}.{McpEntry.Name}" || name.StartsWith($"{key}.{McpEntry.Name}.", StringComparison.Ordinal)
            : line.Within is [var table] && table == key && (name == McpEntry.Name || name.StartsWith(McpEntry.Name + ".", StringComparison.Ordinal));
    }

    private static string Quoted(string text) => JsonText.Line(text);

    private sealed record Line(string Text, IReadOnlyList<string>? Table, IReadOnlyList<string> Within, bool IsSetting);

    // The lines with their ends; what stands inside a text of several lines is neither a table nor a setting.
    private static List<Line> Lines(string text)
    {
        var lines = new List<Line>();
        IReadOnlyList<string> within = [];
        string? open = null;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            var line = text[at..(end < 0 ? text.Length : end + 1)];
            at += line.Length;
            var bare = line.Trim().TrimStart('\uFEFF');
            if (open is null && bare.StartsWith('[') && !bare.Contains('=') && bare.IndexOf(']') > 0)
            {
                within = [.. bare.TrimStart('[').Split(']')[0].Split('.').Select(p => p.Trim().Trim('"', '\''))];
                lines.Add(new Line(line, within, within, false));
                continue;
            }

            lines.Add(new Line(line, null, within, open is null && bare.Length > 0 && bare[0] != '#'));
            open = After(line, open);
        }

        return lines;
    }

    // Which kind of long text a line leaves open, if any.
    private static string? After(string line, string? open)
    {
        for (var i = 0; i + 2 < line.Length; i++)
        {
            var three = line.AsSpan(i, 3);
            if (open is null && line[i] == '#')
                return null;
            if (open is null ? three is "\"\"\"" or "'''" : three.SequenceEqual(open))
            {
                open = open is null ? three.ToString() : null;
                i += 2;
            }
        }

        return open;
    }
}
