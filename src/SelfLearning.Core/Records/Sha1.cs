using System.Buffers.Binary;
using System.Numerics;

namespace SelfLearning.Core.Records;

/// <summary>SHA-1 (FIPS 180-4) for ids, managed: the framework's loads OpenSSL, which costs a short process more than all its work.</summary>
public static class Sha1
{
    /// <summary>The digest as 40 lower-case hex digits.</summary>
    public static string Hex(ReadOnlySpan<byte> data)
    {
        Span<uint> h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
        MerkleDamgard.Digest(data, h, Block);
        return MerkleDamgard.Hex(h);
    }

    private static void Block(ReadOnlySpan<byte> block, Span<uint> h)
    {
        Span<uint> w = stackalloc uint[80];
        for (var i = 0; i < 16; i++)
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * i)..]);
        for (var i = 16; i < 80; i++)
            w[i] = BitOperations.RotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);

        var (a, b, c, d, e) = (h[0], h[1], h[2], h[3], h[4]);
        for (var i = 0; i < 80; i++)
        {
            var (f, k) = i switch
            {
                < 20 => ((b & c) | (~b & d), 0x5a827999u),
                < 40 => (b ^ c ^ d, 0x6ed9eba1u),
                < 60 => ((b & c) | (b & d) | (c & d), 0x8f1bbcdcu),
                _ => (b ^ c ^ d, 0xca62c1d6u),
            };
            (a, b, c, d, e) = (BitOperations.RotateLeft(a, 5) + f + e + k + w[i], a, BitOperations.RotateLeft(b, 30), c, d);
        }

        h[0] += a;
        h[1] += b;
        h[2] += c;
        h[3] += d;
        h[4] += e;
    }
}
