namespace SelfLearning.Core.Text;

/// <summary>The text of a file that ours goes into, with its lines. Nothing of it is changed by reading: a byte-order mark, line ends and a
/// missing final newline come back as they were.</summary>
public sealed class TargetText
{
    private readonly List<(int Start, int Length)> lines = [];

    public TargetText(string text)
    {
        Text = text;
        // A byte-order mark belongs to no line.
        for (var start = text.StartsWith('\uFEFF') ? 1 : 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var next = newline < 0 ? text.Length : newline + 1;
            lines.Add((start, next - start));
            start = next;
        }

        LineEnd = FileText.NewLineOf(text);
        AfterFrontMatter = EndOfFrontMatter();
    }

    public string Text { get; }

    /// <summary>The file's first line end; ours follow it.</summary>
    public string LineEnd { get; }

    public int Count => lines.Count;

    /// <summary>The number of lines that front matter takes at the head of the file.</summary>
    public int AfterFrontMatter { get; }

    public bool EndsBare => Text.Length > 0 && Text[^1] != '\n';

    /// <summary>The text of a file's bytes, or null where they are no text.</summary>
    public static TargetText? Find(byte[] bytes) => FileText.Decode(bytes) is { } text ? new TargetText(text) : null;

    /// <summary>A line without its end.</summary>
    public ReadOnlySpan<char> Line(int index) => Text.AsSpan(lines[index].Start, lines[index].Length).TrimEnd("\r\n");

    /// <summary>Where a line begins.</summary>
    public int Start(int index) => index < lines.Count ? lines[index].Start : Text.Length;

    /// <summary>Where a line and its end end.</summary>
    public int End(int index) => lines[index].Start + lines[index].Length;

    public bool IsBlank(int index) => Line(index).IsEmpty;

    private int EndOfFrontMatter()
    {
        if (Count == 0 || !Line(0).TrimEnd(' ').SequenceEqual("---"))
            return 0;
        for (var line = 1; line < Count; line++)
        {
            if (Line(line).TrimEnd(' ').SequenceEqual("---"))
                return line + 1;
        }

        return 0;
    }
}
