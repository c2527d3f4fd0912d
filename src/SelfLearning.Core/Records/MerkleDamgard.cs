using System.Buffers.Binary;
using System.Text;

namespace SelfLearning.Core.Records;

/// <summary>What SHA-1 and SHA-256 share: 64-byte blocks, a final bit, the length in bits at the end.</summary>
internal static class MerkleDamgard
{
    internal delegate void Compress(ReadOnlySpan<byte> block, Span<uint> state);

    internal static void Digest(ReadOnlySpan<byte> data, Span<uint> state, Compress compress)
    {
        var rest = data;
        for (; rest.Length >= 64; rest = rest[64..])
            compress(rest[..64], state);

        Span<byte> tail = stackalloc byte[128];
        tail.Clear();
        rest.CopyTo(tail);
        tail[rest.Length] = 0x80;
        var end = rest.Length < 56 ? 64 : 128;
        BinaryPrimitives.WriteUInt64BigEndian(tail[(end - 8)..], (ulong)data.Length * 8);
        compress(tail[..64], state);
        if (end == 128)
            compress(tail[64..], state);
    }

    internal static string Hex(ReadOnlySpan<uint> state)
    {
        var text = new StringBuilder(state.Length * 8);
        foreach (var word in state)
            text.Append(word.ToString("x8", System.Globalization.CultureInfo.InvariantCulture));
        return text.ToString();
    }
}
