using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.Bench.Systems;

/// <summary>What every system's part must do, checked on the system that this runs on: <c>bench contract</c> prints a line for each promise and ends with
/// 1 where one is broken. It is a program of its own so that it runs wherever the product does, without a test runner.</summary>
internal sealed class SystemContract
{
    private static readonly SystemCalls Calls = SystemCalls.Here;
    private readonly string root = Directory.CreateTempSubdirectory("self-learning-contract-").FullName;
    private int broken;

    public static int Run(string[] args) => args is ["hold", var path] ? Hold(path) : new SystemContract().RunAll();

    private int RunAll()
    {
        using (var folder = Folder.Open(Roots.Resolve(root, root))!) // It was just made.
        using (var handle = Calls.OpenAt(null, folder.Path, OpenFor.Read | OpenFor.Folder, 0, out _)!)
        {
            Files(handle);
            Names(handle, folder);
            Locks(handle, folder);
            Facts(handle);
            if (OperatingSystem.IsWindows())
                WindowsRules(folder);
        }

        LongPath();
        Check("this process runs, and one that cannot be does not", Calls.IsAlive(Environment.ProcessId) && !Calls.IsAlive(2_000_000_001));
        Directory.Delete(root, recursive: true);
        return broken == 0 ? 0 : 1;
    }

    private void Files(SafeFileHandle folder)
    {
        using var file = Calls.OpenAt(folder, "a", OpenFor.ReadWrite | OpenFor.Append | OpenFor.Create | OpenFor.New, 0x180, out var fault)!; // A fault is told by the next line.
        Check("a new file is made", file is not null && fault.Kind == FaultKind.None);
        Check("a file that is there is not made again", Calls.OpenAt(folder, "a", OpenFor.Write | OpenFor.Create | OpenFor.New, 0, out fault) is null && fault.Kind == FaultKind.Exists);
        Check("a file that is not there is not found", Calls.OpenAt(folder, "none", OpenFor.Read, 0, out fault) is null && fault.Kind == FaultKind.NotFound);
        Check("an append is whole", Calls.AppendOnce(file!, "one\n"u8, out _) == 4 && Text(file!) == "one\n");
        using (var second = Calls.OpenAt(folder, "a", OpenFor.ReadWrite | OpenFor.Append, 0, out _)!)
        {
            Calls.AppendOnce(second, "two\n"u8, out _);
            Calls.AppendOnce(file!, "three\n"u8, out _);
            Check("an append goes to the end, wherever another put it", Text(second) == "one\ntwo\nthree\n");
        }

        using var plain = Calls.OpenAt(folder, "b", OpenFor.ReadWrite | OpenFor.Create, 0x180, out _)!;
        Check("bytes are overwritten where they stand", Calls.WriteOnce(plain, "0123456789"u8, out _) == 10 && Calls.WriteAt(plain, "xy"u8, 3, out _) && Text(plain) == "012xy56789");
        Check("a file is cut", Calls.Truncate(plain, 5, out _) && Text(plain) == "012xy");
        Check("reading behind the end gives nothing", Calls.ReadAt(plain, new byte[4], 99, out fault) == 0 && fault.Kind == FaultKind.None);
        Check("a file and a folder are put on the disk", Calls.Sync(plain, out _) && Calls.Sync(folder, out _));
        using (var readable = Calls.OpenAt(folder, "b", OpenFor.Read, 0, out _)!)
            Check("a file that is open to be read alone is put on the disk", Calls.Sync(readable, out _));
        var closed = new SafeFileHandle(1_000_007, ownsHandle: false);
        Check("a failed sync tells its error", !Calls.Sync(closed, out fault) && fault.Kind != FaultKind.None && fault.Message.Length > 0);
        Check("a failed write tells its error", Calls.WriteOnce(closed, "x"u8, out fault) < 0 && fault.Kind == FaultKind.BadDescriptor);
    }

    private void Names(SafeFileHandle handle, Folder folder)
    {
        Check("a folder is made, and not twice", Calls.MakeFolderAt(handle, "sub", Folder.Private, out _) && !Calls.MakeFolderAt(handle, "sub", Folder.Private, out var fault) && fault.Kind == FaultKind.Exists);
        Check("a folder is not opened as a file that is written", Calls.OpenAt(handle, "sub", OpenFor.Write, 0, out fault) is null && fault.Kind == FaultKind.IsFolder);
        Check("a file is not opened as a folder", Calls.OpenAt(handle, "a", OpenFor.Read | OpenFor.Folder, 0, out fault) is null && fault.Kind is FaultKind.NotFolder or FaultKind.Other);
        Check("a folder is not taken away as a file", !Calls.UnlinkAt(handle, "sub", out fault) && fault.Kind == FaultKind.IsFolder);
        using (var sub = folder.Find("sub")!)
            sub.GetFile("inner", OpenFor.Write, out _).Dispose();
        Check("a folder that holds something stays", !Calls.RemoveFolderAt(handle, "sub", out _));
        Check("the names of a folder are all there", string.Join(' ', folder.Names()) == "a b sub");
        Replacing(handle, folder);

        var (target, link) = (Path.Combine(root, "sub"), Path.Combine(root, "link"));
        if (!Linked(link, target))
        {
            Console.WriteLine("skip links: this user may not make them here");
        }
        else
        {
            Check("a link in the place of a folder is not followed", Calls.OpenAt(handle, "link", OpenFor.Read | OpenFor.Folder, 0, out fault) is null && fault.Kind is FaultKind.IsLink or FaultKind.NotFolder);
            Check("a link is neither file nor folder", Calls.FactsAt(handle, "link") is { IsFile: false, IsFolder: false });
            Check("a path without links is found", Calls.RealPath(Path.Combine(link, "inner")) == Calls.RealPath(Path.Combine(target, "inner")));
            folder.DeleteTree("none");
            Check("a link is taken away itself", Calls.UnlinkAt(handle, "link", out _) && File.Exists(Path.Combine(target, "inner")));
        }

        folder.DeleteTree("sub");
        Check("a folder is taken away with what is in it", !folder.Has("sub"));
        Check("a file is taken away while another reads it", TakenAway(handle));
        Check("what is gone has no real path", Calls.RealPath(Path.Combine(root, "sub")) is null);
    }

    private void Replacing(SafeFileHandle handle, Folder folder)
    {
        using (var reader = Calls.OpenAt(handle, "b", OpenFor.Read, 0, out _)!)
        {
            folder.GetFile("c", OpenFor.Write, out _).Dispose();
            if (Calls.RenameAt(handle, "c", "b", out var fault))
                Check("a file is replaced while another reads it, who keeps the old one", Text(reader) == "012xy" && folder.FindBytes("b")!.Length == 0);
            else
                Console.WriteLine($"skip a file is replaced while another reads it: not before Windows 10, nor below wine ({fault.Message})");
        }

        AtomicFile.Write(folder, "b", "new"u8, Calls.UsualFileMode, durable: true);
        Check("a file is replaced", Encoding.UTF8.GetString(folder.FindBytes("b")!) == "new");
        folder.TryDelete("c");
        // A scanner lets go after a moment.
        var scanner = new FileStream(Path.Combine(root, "b"), FileMode.Open, FileAccess.Read, FileShare.Read);
        using var later = new Timer(_ => scanner.Dispose(), null, 150, Timeout.Infinite);
        AtomicFile.Write(folder, "b", "new"u8, Calls.UsualFileMode, durable: true);
        Check("a file that a scanner holds for a moment is replaced", Encoding.UTF8.GetString(folder.FindBytes("b")!) == "new");
        scanner.Dispose();
    }

    private static bool TakenAway(SafeFileHandle handle)
    {
        using var reader = Calls.OpenAt(handle, "b", OpenFor.Read, 0, out _)!;
        return Calls.UnlinkAt(handle, "b", out _) && Text(reader) == "new";
    }

    private void Locks(SafeFileHandle handle, Folder folder)
    {
        using (var first = Calls.OpenAt(handle, "lock", OpenFor.ReadWrite | OpenFor.Create, 0x180, out _)!)
        using (var second = Calls.OpenAt(handle, "lock", OpenFor.ReadWrite, 0, out _)!)
        {
            Check("a lock is taken", Calls.TryLock(first, out _));
            Check("a lock is not taken twice, which is no fault", !Calls.TryLock(second, out var fault) && fault.Kind == FaultKind.None);
            Check("a lock keeps nobody from writing and reading", Calls.WriteOnce(second, "x"u8, out _) == 1 && Text(second) == "x");
            using var appender = Calls.OpenAt(handle, "lock", OpenFor.ReadWrite | OpenFor.Append, 0, out _)!;
            Check("a lock keeps nobody from appending", Calls.AppendOnce(appender, "y"u8, out _) == 1);
        }

        using var other = Folder.Open(folder.Path)!;
        Check("a folder's lock is taken once", folder.TryLock(out _) && !other.TryLock(out var held) && held.Kind == FaultKind.None);
        using var third = Calls.OpenAt(handle, "lock", OpenFor.ReadWrite, 0, out _)!;
        using var holder = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["contract", "hold", Path.Combine(root, "lock")]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        Check("another process takes the lock", holder.StandardOutput.ReadLine() == "held" && !Calls.TryLock(third, out _));
        holder.Kill();
        holder.WaitForExit();
        var killed = Stopwatch.GetTimestamp();
        while (!Calls.TryLock(third, out _) && Stopwatch.GetElapsedTime(killed).TotalSeconds < 2)
            Thread.Sleep(5);
        Check("a killed holder frees the lock within 100 ms", Stopwatch.GetElapsedTime(killed).TotalMilliseconds < 100);
    }

    private void Facts(SafeFileHandle handle)
    {
        using var file = Calls.OpenAt(handle, "a", OpenFor.Read, 0, out _)!;
        var facts = Calls.Facts(file);
        Check("size and kind are told", facts is { IsFile: true, IsFolder: false, Size: 14, Links: 1 });
        Check("a file is the same by name and by handle", Calls.FactsAt(handle, "a") == facts);
        Check("two files are two", Calls.FactsAt(handle, "lock")?.Inode != facts.Inode);
        const long time = 1_700_000_000_123_456_700;
        Check("the time of change is set and read alike", Calls.SetChangedAt(handle, "a", time) && Calls.FactsAt(handle, "a")?.Changed == time);
        Check("a folder knows itself", Calls.FactsAt(handle, ".") is { IsFolder: true });
        Check("nothing is told of what is not there", Calls.FactsAt(handle, "none") is null);
        using var writable = Calls.OpenAt(handle, "a", OpenFor.Write, 0, out _)!;
        Check("a file is made read-only and writable again", Calls.ChangeMode(writable, 0x124, out _) && (Calls.FactsAt(handle, "a")?.Mode & 0x80) == 0 && Calls.ChangeMode(writable, 0x180, out _) && (Calls.FactsAt(handle, "a")?.Mode & 0x80) != 0);
    }

    private void WindowsRules(Folder folder)
    {
        foreach (var name in (string[])["CON", "nul.txt", "com1", "a:b", "ends.", "ends ", "what?", ".."])
            Check($"the name \"{name}\" is refused", Calls.OpenAt(Open(folder), name, OpenFor.Write | OpenFor.Create, 0x180, out var fault) is null && fault.Kind == FaultKind.BadName);
        folder.GetFile("Case", OpenFor.Write, out _).Dispose();
        Check("case does not make another file", folder.Has("cASE"));
        Check("a path is spelt as the file system spells it", Calls.RealPath(Path.Combine(root, "CASE"))?.EndsWith(@"\Case", StringComparison.Ordinal) == true);
        using var private_ = folder.Get("private");
        Check("a private folder takes a file", private_.GetFile("x", OpenFor.Write, out _) is { IsInvalid: false });
    }

    private static SafeFileHandle Open(Folder folder) => Calls.OpenAt(null, folder.Path, OpenFor.Read | OpenFor.Folder, 0, out _)!;

    private void LongPath()
    {
        using var folder = Folder.Open(Roots.Resolve(root, root))!;
        var names = Enumerable.Repeat(new string('n', 60), 8).ToArray();
        using var deep = folder.Get(names);
        AtomicFile.Write(deep, "file", "deep"u8, Calls.UsualFileMode, durable: false);
        Check("a file behind a long path is written and read", Encoding.UTF8.GetString(deep.FindBytes("file")!) == "deep");
        Check("a folder is opened by a long path", Folder.Open(deep.Path) is not null);
        var real = Calls.RealPath(deep.At("file"));
        if (OperatingSystem.IsWindows() && real is null)
            Console.WriteLine("skip a long path without links is found: wine answers for 260 characters at most");
        else
            Check("a long path without links is found", real?.Length > 480);
    }

    private static bool Linked(string link, string target)
    {
        try
        {
            Directory.CreateSymbolicLink(link, target);
            return Path.Exists(Path.Combine(link, "inner"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Text(SafeFileHandle file)
    {
        var bytes = new byte[100];
        var count = Calls.ReadAt(file, bytes, 0, out _);
        return count < 0 ? "?" : Encoding.UTF8.GetString(bytes, 0, (int)count);
    }

    private static int Hold(string path)
    {
        using var folder = Folder.Open(Path.GetDirectoryName(path)!);
        using var file = folder!.GetFile(Path.GetFileName(path), OpenFor.ReadWrite, out _);
        Console.WriteLine(Calls.TryLock(file, out _) ? "held" : "not held");
        Console.ReadLine();
        return 0;
    }

    private void Check(string promise, bool kept)
    {
        broken += kept ? 0 : 1;
        Console.WriteLine($"{(kept ? "ok" : "BROKEN")} {promise}");
    }
}
