using System.Globalization;

namespace SelfLearning.Pack;

/// <summary>What is released: the sources, their version and their time.</summary>
internal sealed record Release(string Root, string Version, DateTimeOffset Time)
{
    public static Release Of(string root, string version, string seconds) =>
        new(root, version, DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds, CultureInfo.InvariantCulture)));

    public string At(string path) => Path.Combine(Root, path);

    /// <summary>The files of the program that was published for a system.</summary>
    public static IReadOnlyList<PackedFile> Program(string published) =>
    [
        .. Directory.EnumerateFiles(published, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(published, f).Replace('\\', '/'))
            .Where(n => Path.GetExtension(n) is not (".pdb" or ".xml" or ".dbg" or ".dSYM") && !n.StartsWith("createdump", StringComparison.Ordinal))
            .Select(n => PackedFile.Read(Path.Combine(published, n), n, isRun: n is "self-learning" or "self-learning.exe")),
    ];
}
