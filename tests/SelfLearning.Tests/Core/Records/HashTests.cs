using System.Security.Cryptography;
using SelfLearning.Core.Records;

namespace SelfLearning.Tests.Core.Records;

public sealed class HashTests
{
    [Fact]
    public void Our_hashes_are_the_frameworks()
    {
        // All lengths around the block and padding limits, then a long one.
        foreach (var length in Enumerable.Range(0, 200).Append(100_000))
        {
            var data = Enumerable.Range(0, length).Select(i => (byte)(i * 31)).ToArray();
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(data)), Sha256.Hex(data));
#pragma warning disable CA5350 // Ids of the old format are SHA-1; nothing is secured by them.
            Assert.Equal(Convert.ToHexStringLower(SHA1.HashData(data)), Sha1.Hex(data));
#pragma warning restore CA5350
        }
    }
}
