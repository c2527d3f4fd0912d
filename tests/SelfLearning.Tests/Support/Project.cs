using System.Runtime.InteropServices;

namespace SelfLearning.Tests.Support;

/// <summary>Where the sources, the shared test material and the published program are.</summary>
public static class Project
{
    public static string Root { get; } = FindRoot();

    /// <summary>Whether the long forms of tests run (<c>./test --long</c>).</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("SELF_LEARNING_LONG") is "1";

    /// <summary>A file or folder of the shared material; the test is skipped where it is missing.</summary>
    public static string Data(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "../shared/data", path));
        Assert.SkipUnless(Path.Exists(full), $"the shared test material is not here: {path}");
        return full;
    }

    /// <summary>The published native program; the test is skipped where it was not published.</summary>
    public static string Program()
    {
        var path = Environment.GetEnvironmentVariable("SELF_LEARNING_BIN") is { Length: > 0 } given
            ? given
            : Path.Combine(Root, "artifacts/publish/SelfLearning", $"release_{RuntimeInformation.RuntimeIdentifier}", "self-learning");
        Assert.SkipUnless(File.Exists(path), "the native program is not published (dotnet publish src/SelfLearning -r <this system> -c Release)");
        return path;
    }

    /// <summary>A program of the machine; the test is skipped where it is not installed.</summary>
    public static string Tool(string name)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(p => Path.Combine(p, name)).FirstOrDefault(File.Exists);
        Assert.SkipUnless(path is not null, $"{name} is not installed");
        return path!;
    }

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "SelfLearning.slnx")))
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("The tests do not lie below the repository.");
        return at;
    }
}
