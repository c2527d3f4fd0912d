using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;

namespace SelfLearning.Tests.Core.Agents;

/// <summary>The payload collection beside the repository, which is not part of it.</summary>
internal static class SharedPayloads
{
    /// <summary>The folder that holds the solution.</summary>
    internal static string Repository { get; } = FindRepository();

    internal static IReadOnlyList<(string Agent, string Name, byte[] Bytes)> All { get; } = Load();

    internal static void SkipIfMissing() => Assert.SkipWhen(All.Count == 0, "The shared hook payloads are not beside this repository.");

    internal static HookEvent Read(string agent, string name, string? eventName = null)
    {
        var (_, _, bytes) = All.Single(p => p.Agent == agent && p.Name == name);
        return HookPayloadParser.Read(AgentTable.Find(agent)!, bytes, eventName) ?? throw new InvalidOperationException($"{agent}/{name} was not read.");
    }

    private static List<(string, string, byte[])> Load()
    {
        var payloads = Path.Combine(Repository, "..", "shared", "data", "agents", "hook-payloads");
        return !Directory.Exists(payloads)
            ? []
            : [.. Directory.EnumerateFiles(payloads, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(f => (Path.GetFileName(Path.GetDirectoryName(f)!), Path.GetFileNameWithoutExtension(f), File.ReadAllBytes(f)))];
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SelfLearning.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }
}
