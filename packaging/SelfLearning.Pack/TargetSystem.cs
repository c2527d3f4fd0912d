namespace SelfLearning.Pack;

/// <summary>A system for which there is a program, by .NET's name and by npm's.</summary>
internal sealed record TargetSystem(string Rid, string NpmOs, string NpmCpu)
{
    public static IReadOnlyList<TargetSystem> All { get; } =
    [
        new("linux-x64", "linux", "x64"), new("linux-arm64", "linux", "arm64"), new("osx-x64", "darwin", "x64"), new("osx-arm64", "darwin", "arm64"), new("win-x64", "win32", "x64"),
    ];

    public bool IsWindows => Rid.StartsWith("win-", StringComparison.Ordinal);
}
