namespace SelfLearning.Core.Json;

/// <summary>The three numbers that Python's json module writes and reads though RFC 8259 does not know them: NaN, Infinity, -Infinity.</summary>
internal static class PythonNumbers
{
    /// <summary>A copy of a JSON text in which each of them stands as plain digits of the same length, so that every place stays what it was; null where
    /// there is none.</summary>
    internal static byte[]? Mask(ReadOnlySpan<byte> utf8)
    {
        byte[]? masked = null;
        var inString = false;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == (byte)'"')
                inString = !inString;
            else if (utf8[i] == (byte)'\\')
                i++;
            else if (!inString && Length(utf8, i) is > 0 and var length)
                (masked ??= utf8.ToArray()).AsSpan(i, length).Fill((byte)'1');
        }

        return masked;
    }

    private static int Length(ReadOnlySpan<byte> utf8, int at)
    {
        var length = utf8[at..].StartsWith("NaN"u8) ? 3 : utf8[at..].StartsWith("Infinity"u8) ? 8 : 0;
        if (length == 0)
            return 0;
        var before = utf8[..at];
        if (length == 8 && before is [.., (byte)'-'])
            before = before[..^1];
        return IsApart(before, last: true) && IsApart(utf8[(at + length)..], last: false) ? length : 0;
    }

    private static bool IsApart(ReadOnlySpan<byte> text, bool last) =>
        text.IsEmpty || (last ? text[^1] : text[0]) is (byte)',' or (byte)':' or (byte)'[' or (byte)']' or (byte)'{' or (byte)'}' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
}
