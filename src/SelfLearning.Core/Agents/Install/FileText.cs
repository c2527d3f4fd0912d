using System.Text;
using System.Text.Unicode;

namespace SelfLearning.Core.Agents.Install;

/// <summary>Bytes of a foreign file as text and back, exactly: a byte order mark stays in the text as U+FEFF.</summary>
public static class FileText
{
    /// <summary>The text, or null where the bytes are not valid UTF-8 (or hold NUL): such a file is left alone.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? Encoding.UTF8.GetString(bytes) : null;

    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The line end that the text uses: that of its first line, else a line feed.</summary>
    internal static string NewLineOf(string text)
    {
        var at = text.IndexOf('\n', StringComparison.Ordinal);
        return at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
    }
}
