using System.Text;

namespace SelfLearning.Core.Backport;

/// <summary>A target's text with its lines. Nothing of it is changed by reading: a byte-order mark, line ends and a missing final newline
/// come back as they were.</summary>
public sealed class TargetText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
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

        var first = text.IndexOf('\n', StringComparison.Ordinal);
        LineEnd = first > 0 && text[first - 1] == '\r' ? "\r\n" : "\n";
    }

    public string Text { get; }

    /// <summary>The file's first line end; ours follow it.</summary>
    public string LineEnd { get; }

    public int Count => lines.Count;

    public bool EndsBare => Text.Length > 0 && Text[^1] != '\n';

    /// <summary>The text of UTF-8 bytes, or null where they are none.</summary>
    public static TargetText? Find(byte[] bytes)
    {
        try
        {
            return new TargetText(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static byte[] Bytes(string text) => Strict.GetBytes(text);

    /// <summary>A line without its end.</summary>
    public ReadOnlySpan<char> Line(int index) => Text.AsSpan(lines[index].Start, lines[index].Length).TrimEnd("\r\n");

    /// <summary>Where a line begins.</summary>
    public int Start(int index) => index < lines.Count ? lines[index].Start : Text.Length;

    /// <summary>Where a line and its end end.</summary>
    public int End(int index) => lines[index].Start + lines[index].Length;

    public bool IsBlank(int index) => Line(index).IsEmpty;
}
