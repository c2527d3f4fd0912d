using System.Text;
using System.Text.Unicode;

namespace SelfLearning.Core.Text;

/// <summary>Bytes of a foreign file as text and back, exactly: a byte order mark stays in the text as U+FEFF.</summary>
public static class FileText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null where the bytes are not valid UTF-8 (or hold NUL): such a file is left alone.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? Strict.GetString(bytes) : null;

    public static byte[] Encode(string text) => Strict.GetBytes(text);

    /// <summary>The line end that the text uses: that of its first line, else a line feed.</summary>
    public static string NewLineOf(string text)
    {
        var at = text.IndexOf('\n', StringComparison.Ordinal);
        return at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
    }
}
