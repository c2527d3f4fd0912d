using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage;

/// <summary>The contract of the system calls, on the system that the tests run on; the Windows part is tried with its package.</summary>
public sealed class SystemContractTests
{
    [Fact]
    public void This_systems_part_keeps_its_promises()
    {
        var bench = Path.Combine(Project.Root, "artifacts/bin/SelfLearning.Bench/debug", OperatingSystem.IsWindows() ? "bench.exe" : "bench");
        Assert.SkipUnless(File.Exists(bench), "the bench is not built");
        var ran = Shell.Run(bench, ["contract"], Project.Root);
        Assert.True(ran.Exit == 0 && ran.Output.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal)) > 40, ran.Output + ran.Error);
    }
}
