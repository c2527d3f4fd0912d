namespace SelfLearning.App.Storage.Search;

/// <summary>A part of a term's list as bytes: the ascending numbers of its cards as differences, each with whether the term stands in the card's title.
/// The first difference is 0; the number itself is the key beside the bytes. A word of a hundred thousand cards is a few rows instead of as many.</summary>
internal static class PostingBlock
{
    /// <summary>A list goes on in another block where one has so many bytes.</summary>
    public const int Most = 4000;

    private const int LongestEntry = 5;

    /// <summary>Writes an entry; the bytes are made longer where it has no room.</summary>
    public static void Add(ref byte[] bytes, ref int length, int difference, bool inTitle)
    {
        if (bytes.Length - length < LongestEntry)
            Array.Resize(ref bytes, Math.Max(8, bytes.Length * 2));
        var value = ((uint)difference << 1) | (inTitle ? 1u : 0);
        for (; value >= 0x80; value >>= 7)
            bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
    }

    /// <summary>Adds a block's numbers to a list.</summary>
    /// <returns>How many the list then has; more than it has room for where it was made for fewer.</returns>
    public static int Read(int first, ReadOnlySpan<byte> bytes, bool onlyTitles, Span<int> into, int count)
    {
        var number = first;
        for (var at = 0; at < bytes.Length;)
        {
            // Most differences are small: one byte.
            var (difference, inTitle) = bytes[at] < 0x80 ? (bytes[at] >> 1, (bytes[at++] & 1) != 0) : Next(bytes, ref at);
            number += difference;
            if (!inTitle && onlyTitles)
                continue;
            if (count < into.Length)
                into[count] = number;
            count++;
        }

        return count;
    }

    /// <summary>The last number of a block.</summary>
    public static int Last(int first, ReadOnlySpan<byte> bytes)
    {
        var number = first;
        for (var at = 0; at < bytes.Length;)
            number += Next(bytes, ref at).Difference;
        return number;
    }

    /// <summary>The block without a number, and its first one; no bytes where it was the only one. Null where it is not there.</summary>
    public static (int First, byte[] Bytes)? Without(int number, int first, ReadOnlySpan<byte> bytes)
    {
        var left = new byte[bytes.Length];
        var (length, now, before, begin, found) = (0, first, first, -1, false);
        for (var at = 0; at < bytes.Length;)
        {
            var (difference, inTitle) = Next(bytes, ref at);
            now += difference;
            if (now == number)
            {
                found = true;
                continue;
            }

            if (begin < 0)
                begin = before = now;
            Add(ref left, ref length, now - before, inTitle);
            before = now;
        }

        return found ? (begin, left[..length]) : null;
    }

    private static (int Difference, bool InTitle) Next(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0u;
        for (var shift = 0; at < bytes.Length; shift += 7)
        {
            var b = bytes[at++];
            value |= (uint)(b & 0x7f) << shift;
            if (b < 0x80)
                break;
        }

        return ((int)(value >> 1), (value & 1) != 0);
    }
}
