using System.Runtime.InteropServices;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Clients;

/// <summary>One line of clients.txt: a client in one version, as <c>./clients</c> installs it.</summary>
internal sealed record PinnedClient(string Agent, string Version, bool IsNewest)
{
    private static readonly string Platform = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    public static IReadOnlyList<PinnedClient> All { get; } = Read();

    /// <summary>Whether it is an agent, with a model; the others only speak MCP.</summary>
    public bool IsAgent => !Agent.StartsWith("mcp-", StringComparison.Ordinal);

    /// <summary>Where ./clients puts it.</summary>
    public string Folder => Path.Combine(
        Environment.GetEnvironmentVariable("SELF_LEARNING_CLIENTS") is { Length: > 0 } given ? given
        : Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "self-learning/clients"),
        $"{Agent}-{Version}");

    /// <summary>A file of its packages; <c>PLATFORM</c> stands for this machine's. The test is skipped where it is not installed.</summary>
    public string File(string path)
    {
        var full = Path.Combine(Folder, "node_modules", path.Replace("PLATFORM", Platform, StringComparison.Ordinal));
        Assert.SkipUnless(System.IO.File.Exists(full), $"{Agent} {Version} is not installed (./clients)");
        return full;
    }

    /// <summary>The first file of a name below a folder of its packages.</summary>
    public string Find(string folder, string name)
    {
        var full = Path.Combine(Folder, "node_modules", folder.Replace("PLATFORM", Platform, StringComparison.Ordinal));
        var found = Directory.Exists(full) ? Directory.EnumerateFiles(full, name, SearchOption.AllDirectories).Order(StringComparer.Ordinal).FirstOrDefault() : null;
        Assert.SkipUnless(found is not null, $"{Agent} {Version} is not installed (./clients)");
        return found!;
    }

    private static List<PinnedClient> Read()
    {
        var clients = new List<PinnedClient>();
        foreach (var line in System.IO.File.ReadLines(Path.Combine(Project.Root, "tests/SelfLearning.Tests/Clients/clients.txt")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var words = line.Split(' ');
            clients.Add(new PinnedClient(words[0], words[1], !clients.Exists(c => c.Agent == words[0])));
        }

        return clients;
    }
}
