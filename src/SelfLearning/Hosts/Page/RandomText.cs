using System.Security.Cryptography;

namespace SelfLearning.Hosts.Page;

/// <summary>Texts that nobody can guess.</summary>
internal static class RandomText
{
    private const string System = "/dev/urandom";

    /// <summary>128 bits as hex digits.</summary>
    public static string Token() => Convert.ToHexStringLower(Bytes(16));

    /// <summary>Eight letters and digits that are not mistaken for each other, in two groups: 40 bits, for a person to type.</summary>
    public static string Code()
    {
        const string letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        var text = string.Concat(Bytes(8).Select(b => letters[b & 31]));
        return $"{text[..4]}-{text[4..]}";
    }

    // .NET's own generator loads OpenSSL, which is missing on small systems.
    private static byte[] Bytes(int count)
    {
        if (!File.Exists(System))
            return RandomNumberGenerator.GetBytes(count);
        var bytes = new byte[count];
        using var source = File.OpenRead(System);
        source.ReadExactly(bytes);
        return bytes;
    }
}
