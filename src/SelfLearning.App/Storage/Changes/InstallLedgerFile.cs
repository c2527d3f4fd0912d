using SelfLearning.App.Storage.Systems;
using System.Text;
using Microsoft.Win32.SafeHandles;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Storage.Changes;

/// <summary>The install ledger on disk, in the folder of the installed program's data, kept from other installations until disposed. It is appended
/// to and never rewritten.</summary>
internal sealed class InstallLedgerFile : IDisposable
{
    private const string FileName = "installs.jsonl";
    private readonly Folder home;
    private readonly SafeFileHandle held;

    private InstallLedgerFile(Folder home, SafeFileHandle held) => (this.home, this.held) = (home, held);

    /// <summary>Where the program, its ledger and nothing of a store lies.</summary>
    public static string DataFolder(AppEnv env) => OperatingSystem.IsWindows()
        ? Path.Combine(env.Variable("LOCALAPPDATA") is { Length: > 0 } local ? local : Path.Combine(env.Home, "AppData", "Local"), "self-learning")
        : Path.Combine(env.Home, ".local/share/self-learning");

    /// <summary>What the ledger holds; lines that are none, such as a torn one, are passed over. What a killed installation left half done is
    /// put right first.</summary>
    public static InstallLedger Read(AppEnv env, List<string> warnings)
    {
        Recover(env, warnings);
        using var folder = Open(env, create: false);
        var lines = new List<LedgerLine>();
        foreach (var line in Encoding.UTF8.GetString(folder?.FindBytes(FileName) ?? []).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (JsonReader.TryRead(Encoding.UTF8.GetBytes(line), out var value, out _) && LedgerLine.FromJson(value) is { } read)
                lines.Add(read);
        }

        return new InstallLedger(lines);
    }

    /// <summary>The folder in which a killed installation left its note; null where there is none.</summary>
    public static string? FindNote(AppEnv env)
    {
        using var folder = Open(env, create: false);
        return folder is not null && ChangeNote.IsIn(folder) ? folder.At(ChangeNote.FolderName) : null;
    }

    /// <summary>Puts right what a killed installation left half done.</summary>
    public static void Recover(AppEnv env, List<string> warnings)
    {
        if (FindNote(env) is null)
            return;
        using var ledger = Lock(env);
        ChangeSet.Recover(ledger.home, warnings);
    }

    public static InstallLedgerFile Lock(AppEnv env)
    {
        var home = Open(env, create: true)!; // It is created where it is missing.
        SafeFileHandle? file = null;
        try
        {
            file = home.GetFile(FileName, OpenFor.ReadWrite | OpenFor.Append, out var created);
            if (created)
                home.Sync();
            FolderLocks.Wait(home.At(FileName), (out error) => SystemCalls.Here.TryLock(file, out error));
            return new InstallLedgerFile(home, file);
        }
        catch (UserError)
        {
            file?.Dispose();
            home.Dispose();
            throw;
        }
    }

    /// <summary>Changes files together, and says so.</summary>
    public void Apply(IReadOnlyList<LedgerLine> lines, IReadOnlyList<ForeignFile> files, List<string> warnings) =>
        ChangeSet.Apply(home, FileName, [.. lines.Select(l => JsonText.Line(l.ToJson()))], files, warnings);

    public void Dispose()
    {
        held.Dispose();
        home.Dispose();
    }

    private static Folder? Open(AppEnv env, bool create)
    {
        // Above what exists, links are followed: people keep ~/.local elsewhere.
        var top = Roots.Resolve(DataFolder(env), env.Folder);
        var missing = new Stack<string>();
        for (; !Directory.Exists(top); top = Path.GetDirectoryName(top)!)
            missing.Push(Path.GetFileName(top));
        using var root = Folder.Open(top) ?? throw new UserError($"The folder {top} does not exist.");
        return create ? root.Get([.. missing]) : root.Find([.. missing]);
    }
}
