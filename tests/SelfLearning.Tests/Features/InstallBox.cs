using SelfLearning.Core.Agents;
using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

/// <summary>A home and a project into which is installed.</summary>
public sealed class InstallBox : IDisposable
{
    public static readonly string[] Agents = ["claude-code", "codex", "copilot-cli", "vscode", "cursor", "gemini-cli", "qwen-code"];

    public InstallBox() => Box.Program = Box.Write("dist/self-learning", "program 1");

    public Sandbox Box { get; } = new();

    public string Ledger => Home(".local/share/self-learning/installs.jsonl");

    /// <summary>What the ledger says. A process that another test starts holds our closed lock until it runs its program; .NET minds that lock.</summary>
    public string LedgerText()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return File.ReadAllText(Ledger);
            }
            catch (IOException) when (tries < 200)
            {
                Thread.Sleep(10);
            }
        }
    }

    public string Program => Home(".local/share/self-learning/bin/self-learning");

    public string Home(string path) => Path.Combine(Box.Home, path);

    /// <summary>Where an agent's hooks stand.</summary>
    public string Hooks(string agent, bool project)
    {
        var row = AgentTable.Find(agent)!;
        return project ? Path.Combine(Box.Repo, row.ProjectHooks!.Path) : Home(row.UserHooks!.Path[2..]);
    }

    /// <summary>Writes below the sandbox.</summary>
    public string Write(string path, string text) => Box.Write(Path.GetRelativePath(Box.Root, path), text);

    public Ran Install(params string[] args) => Box.Do(["install", "--yes", .. args]);

    public Ran Uninstall(params string[] args) => Box.Do(["uninstall", "--yes", .. args]);

    /// <summary>All files and folders with bytes and modes, without the ledger.</summary>
    public List<string> Everything() =>
    [
        .. Tree.Of(Box.Root, "installs.jsonl"),
        .. Directory.EnumerateDirectories(Box.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
    ];

    /// <summary>The same without times and without what stays of the ledger's folders.</summary>
    public List<string> Content() =>
    [
        .. Directory.EnumerateFileSystemEntries(Box.Root, "*", SearchOption.AllDirectories).Where(p => !p.Contains("/.local", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(p => $"{p} {File.GetUnixFileMode(p)} {(File.Exists(p) ? Convert.ToHexString(File.ReadAllBytes(p)) : "")}"),
    ];

    public static List<JsonObject> Files(Ran ran) => [.. ((JsonArray)ran.Json.Find("files")!).Items.Cast<JsonObject>()];

    public void Dispose() => Box.Dispose();
}
