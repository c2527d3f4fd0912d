namespace SelfLearning.App.Storage.Systems;

/// <summary>How this system writes paths. Places in tables, and paths in records, have slashes everywhere.</summary>
internal static class PathRules
{
    /// <summary>A path with this system's separators.</summary>
    public static string Native(string path) => OperatingSystem.IsWindows() ? path.Replace('/', '\\') : path;

    /// <summary>A path with slashes, as every shell takes it.</summary>
    public static string Slashed(string path) => OperatingSystem.IsWindows() ? path.Replace('\\', '/') : path;

    /// <summary>The names on a relative path.</summary>
    public static string[] Names(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether a path lies below a folder. Both are resolved, so that they are spelt as the file system spells them.</summary>
    public static bool IsBelow(string path, string folder) => path.StartsWith(AsPrefix(folder), StringComparison.Ordinal);

    /// <summary>The part of a path below a folder above it.</summary>
    public static string Below(string path, string folder) => path[AsPrefix(folder).Length..];

    /// <summary>The folders of a list such as PATH.</summary>
    public static string[] List(string? folders) => (folders ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The files that a shell would run for a word, in one folder.</summary>
    public static IEnumerable<string> Programs(string folder, string word) =>
        (OperatingSystem.IsWindows() ? (string[])[word + ".exe", word + ".cmd"] : [word]).Select(name => Path.Combine(folder, name));

    private static string AsPrefix(string folder) => Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
}
