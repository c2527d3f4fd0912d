using System.Security.Cryptography;

namespace SelfLearning.Tests.Support;

/// <summary>What stands in a folder, as text that can be compared, and copies of it.</summary>
public static class Tree
{
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    /// <summary>Each file's path, mode, time and hash; what <paramref name="without"/> names in a path is left out.</summary>
    public static List<string> Of(string folder, params string[] without) =>
        [.. Directory.EnumerateFiles(folder, "*", All)
            .Where(f => !without.Any(w => f.Contains(w, StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal)
            .Select(f => $"{Path.GetRelativePath(folder, f)} {File.GetUnixFileMode(f)} {File.GetLastWriteTimeUtc(f).Ticks} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}")];

    /// <summary>Copies a folder with all that is in it.</summary>
    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from, "*", All))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.EnumerateFiles(from, "*", All))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
    }
}
