using System.Text;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Storage;

/// <summary>The install ledger on disk, in the folder of the installed program's data. It is appended to and never rewritten.</summary>
internal sealed class InstallLedgerFile
{
    private const string FileName = "installs.jsonl";
    private readonly string top;
    private readonly string[] below;

    public InstallLedgerFile(AppEnv env)
    {
        // Above what exists, links are followed: people keep ~/.local elsewhere.
        top = Roots.Resolve(DataFolder(env), env.Folder);
        var missing = new Stack<string>();
        for (; !Directory.Exists(top); top = System.IO.Path.GetDirectoryName(top)!)
            missing.Push(System.IO.Path.GetFileName(top));
        below = [.. missing];
    }

    public string Path => System.IO.Path.Combine([top, .. below, FileName]);

    /// <summary>Where the program, its ledger and nothing of a store lies.</summary>
    public static string DataFolder(AppEnv env) => System.IO.Path.Combine(env.Home, ".local/share/self-learning");

    /// <summary>What the ledger holds; lines that are none, such as a torn one, are passed over.</summary>
    public InstallLedger Read()
    {
        using var root = Folder.Open(top);
        using var folder = root?.Find(below);
        var bytes = folder?.FindBytes(FileName) ?? [];
        var lines = new List<LedgerLine>();
        foreach (var line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (JsonReader.TryRead(Encoding.UTF8.GetBytes(line), out var value, out _) && LedgerLine.FromJson(value) is { } read)
                lines.Add(read);
        }

        return new InstallLedger(lines);
    }

    /// <summary>Keeps other installations away until disposed, or until this process ends.</summary>
    public IDisposable Lock()
    {
        using var folder = Get();
        var file = folder.GetFile(FileName, LinuxCalls.ReadWrite | LinuxCalls.Append, out var created);
        if (created)
            folder.Sync();
        for (var started = Environment.TickCount64; !LinuxCalls.TryLock(file, out var error); Thread.Sleep(10))
        {
            if (error == 0 && Environment.TickCount64 - started <= 5000)
                continue;
            file.Dispose();
            throw error != 0 ? Folder.Fault(Path, "lock", error) : new UserError($"Another installation holds {Path}. Nothing was changed.", "Try again when it is done.", UserError.Busy);
        }

        return file;
    }

    /// <summary>Puts lines on disk before this returns.</summary>
    public void Append(IReadOnlyList<LedgerLine> lines)
    {
        using var folder = Get();
        JournalFile.Append(folder, FileName, [.. lines.Select(l => JsonText.Line(l.ToJson()))]);
    }

    private Folder Get()
    {
        using var root = Folder.Open(top) ?? throw new UserError($"The folder {top} does not exist.");
        return root.Get(below);
    }
}
