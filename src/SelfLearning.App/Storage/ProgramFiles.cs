namespace SelfLearning.App.Storage;

/// <summary>The files that are the program: a native one alone, with SQLite's library beside it where that is not linked in, or all of a folder that has
/// .NET's runtime in it.</summary>
internal static class ProgramFiles
{
    private static readonly string[] Runtimes = ["coreclr.dll", "libcoreclr.so", "libcoreclr.dylib"];
    private static readonly string[] Endings = [".dll", ".dylib", ".so", ".deps.json", ".runtimeconfig.json"];

    /// <summary>What the program is called on this system.</summary>
    public static string Name { get; } = OperatingSystem.IsWindows() ? "self-learning.exe" : "self-learning";

    private static string Sqlite { get; } = OperatingSystem.IsWindows() ? "e_sqlite3.dll" : OperatingSystem.IsMacOS() ? "libe_sqlite3.dylib" : "libe_sqlite3.so";

    /// <summary>The names that a native program needs.</summary>
    public static IReadOnlyList<string> OfNative { get; } = [Name, Sqlite];

    public static bool HasRuntime(string folder) => Array.Exists(Runtimes, name => File.Exists(Path.Combine(folder, name)));

    /// <summary>Whether a name is one that a file of the program can have.</summary>
    public static bool Is(string name) => name == Name || (name.IndexOfAny(['/', '\\']) < 0 && Array.Exists(Endings, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The names of the program's files in a folder, the program itself last: whoever calls it meanwhile finds all it needs.</summary>
    public static IReadOnlyList<string> In(string folder) => HasRuntime(folder)
        ? [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Where(n => n != Name && Is(n)).Order(StringComparer.Ordinal), Name]
        : [Sqlite, Name];
}
