using System.Security.Cryptography;
using System.Text;

namespace SelfLearning.Pack;

/// <summary>A Debian package: the program below /usr/lib, a link to it in /usr/bin, no scripts.</summary>
internal static class DebianPackage
{
    private const string Place = "usr/lib/self-learning";

    public static byte[] Make(Release release, IReadOnlyList<PackedFile> program, string architecture, string glibc)
    {
        List<PackedFile> files = [.. program.Select(f => f.Below(Place)), new PackedFile("usr/share/doc/self-learning/copyright", File.ReadAllBytes(release.At("LICENSE")))];
        var control = $"""
            Package: self-learning
            Version: {release.Version}
            Architecture: {architecture}
            Maintainer: Self-Learning Skills <self-learning@localhost>
            Installed-Size: {(files.Sum(f => f.Bytes.Length) + 1023) / 1024}
            Depends: libc6 (>= {glibc})
            Section: devel
            Priority: optional
            Description: memory for AI coding agents
             Records what coding agents learn, recalls it when it is needed, and moves proven lessons into skills.
             Run "self-learning install" once for each user.

            """.ReplaceLineEndings("\n");
        var sums = string.Concat(files.OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => $"{Md5(f.Bytes)}  {f.Path}\n"));
        var head = Archives.TarGz([new PackedFile("control", Encoding.UTF8.GetBytes(control)), new PackedFile("md5sums", Encoding.UTF8.GetBytes(sums))], release.Time, "./");
        var data = Archives.TarGz(files, release.Time, "./", withFolders: true, [("usr/bin/self-learning", "../lib/self-learning/self-learning")]);
        return Archives.Ar([("debian-binary", "2.0\n"u8.ToArray()), ("control.tar.gz", head), ("data.tar.gz", data)], release.Time);
    }

    // dpkg's own format; nothing is trusted for it.
    private static string Md5(byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
