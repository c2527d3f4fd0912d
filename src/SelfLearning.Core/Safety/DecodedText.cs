using System.Text;
using System.Text.Unicode;

namespace SelfLearning.Core.Safety;

/// <summary>The text of a file: UTF-8, or UTF-16 that says so by its byte order mark.</summary>
public static class DecodedText
{
    /// <summary>The text without its mark; null where the bytes are no text. Half characters of UTF-16 become U+FFFD.</summary>
    public static string? Find(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xff, 0xfe, 0, 0, ..] or [0, 0, 0xfe, 0xff, ..] => null,
        [0xff, 0xfe, .. var rest] => Encoding.Unicode.GetString(rest),
        [0xfe, 0xff, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
        [0xef, 0xbb, 0xbf, .. var rest] => Utf8Text(rest),
        _ => Utf8Text(bytes),
    };

    // UTF-16 without a mark reads as UTF-8 with zeros, and a scan of that would find nothing.
    private static string? Utf8Text(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) && !bytes.Contains((byte)0) ? Encoding.UTF8.GetString(bytes) : null;
}
