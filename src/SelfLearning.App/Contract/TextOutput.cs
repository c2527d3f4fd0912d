using SelfLearning.Core.Text;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Contract;

/// <summary>Text for people: lines and tables. Whatever it is given, no control or hidden character reaches the terminal.</summary>
public sealed class TextOutput(AppEnv env)
{
    /// <summary>One line; white space in it is folded, and what was typed comes back without secrets.</summary>
    public void Line(string text = "") => env.Output.Write(MarkdownText.Fold(Redaction.Redact(text)) + "\n");

    /// <summary>One line, indented by two spaces a level.</summary>
    public void Item(string text, int level = 1) => env.Output.Write(new string(' ', 2 * level) + MarkdownText.Fold(Redaction.Redact(text)) + "\n");

    /// <summary>Text that was made safe already and must come out byte for byte: neither folded nor wrapped.</summary>
    public void Exact(string text) => env.Output.Write(text + "\n");

    /// <summary>Text of several lines, each made safe.</summary>
    public void Block(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
            env.Output.Write(new string(' ', line.Length - line.TrimStart(' ').Length) + MarkdownText.Fold(line) + "\n");
    }

    /// <summary>A unified diff: as <see cref="Block"/>, but what is indented behind a line's sign stays so.</summary>
    public void Diff(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            var start = line.Length - line.AsSpan(Math.Min(1, line.Length)).TrimStart(" \t").Length;
            env.Output.Write(line[..start].Replace("\t", "    ", StringComparison.Ordinal) + MarkdownText.Fold(line[start..]) + "\n");
        }
    }

    /// <summary>A table: drawn at a terminal, tab-separated columns elsewhere. A column whose name begins with <c>#</c> is a number.</summary>
    public void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        if (env.OutputIsTerminal)
            Draw(columns, rows);
        else
        {
            foreach (var row in rows)
                env.Output.Write(string.Join('\t', row.Select(MarkdownText.Fold)) + "\n");
        }
    }

    private void Draw(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var isPlain = env.Variable("NO_COLOR") is { Length: > 0 } || env.Variable("TERM") is null or "" or "dumb";
        var table = new TerminalTable(columns, [.. rows.Select(row => (IReadOnlyList<string>)[.. row.Select(MarkdownText.Fold)])], env.Columns);
        foreach (var (line, isHead) in table.Lines())
            env.Output.Write((isHead && !isPlain ? $"\e[1m{line}\e[0m" : line) + "\n");
    }
}
