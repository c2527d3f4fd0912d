namespace SelfLearning.Bench;

/// <summary>Where the sources and the published program are.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The native program, or null after saying how to build it.</summary>
    public static string? Program()
    {
        var rid = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        var path = Path.Combine(Root, $"artifacts/publish/SelfLearning/release_{rid}/self-learning");
        if (File.Exists(path))
            return path;
        Console.Error.WriteLine($"There is no native program at {path}. Build it: dotnet publish src/SelfLearning -r {rid} -c Release");
        return null;
    }

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "SelfLearning.slnx")))
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("The bench does not lie below the repository.");
        return at;
    }
}
