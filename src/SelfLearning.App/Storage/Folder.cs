using SelfLearning.App.Storage.Systems;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage;

/// <summary>An open folder. What is opened below it by name stays below it: a symbolic link in the place of a file or folder is
/// refused, also when it is put there between two calls.</summary>
internal sealed class Folder : IDisposable
{
    internal const int Private = 0x1c0;
    private const int PrivateFile = 0x180;

    private readonly SafeFileHandle handle;
    private SafeFileHandle? held;

    private Folder(SafeFileHandle handle, string path) => (this.handle, Path) = (handle, path);

    /// <summary>The absolute path, for messages and output.</summary>
    public string Path { get; }

    /// <summary>Opens a folder by a path whose links are resolved; null where nothing is there.</summary>
    public static Folder? Open(string path)
    {
        var handle = SystemCalls.Here.OpenAt(null, path, OpenFor.Read | OpenFor.Folder, 0, out var error);
        return handle is null ? error.Kind is FaultKind.NotFound ? null : throw Fault(path, "open", error) : new Folder(handle, path);
    }

    /// <summary>Opens a folder below this one; null where nothing is there.</summary>
    public Folder? Find(params ReadOnlySpan<string> names) => Walk(names, create: false, Private);

    /// <summary>Opens a folder below this one, creating what is missing of it for its user alone.</summary>
    public Folder Get(params ReadOnlySpan<string> names) => Walk(names, create: true, Private)!;

    /// <summary>Opens a folder below this one, creating what is missing of it with the given mode.</summary>
    public Folder Get(int mode, params ReadOnlySpan<string> names) => Walk(names, create: true, mode)!;

    /// <summary>Opens a file to be read; null where there is none.</summary>
    public SafeFileHandle? FindFile(string name)
    {
        var file = SystemCalls.Here.OpenAt(handle, name, OpenFor.Read, 0, out var error);
        if (file is null)
            return error.Kind is FaultKind.NotFound ? null : throw Fault(At(name), "read", error);
        if (SystemCalls.Here.Facts(file).IsFile)
            return file;
        file.Dispose();
        throw new UserError($"Cannot read {At(name)}: it is not a regular file.", "Move it away; the program will create the file when it needs it.");
    }

    /// <summary>Opens a file to be changed, creating it for its user alone; tells whether it was created.</summary>
    public SafeFileHandle GetFile(string name, OpenFor flags, out bool created)
    {
        var file = SystemCalls.Here.OpenAt(handle, name, flags | OpenFor.Create | OpenFor.New, PrivateFile, out var error);
        created = file is not null;
        if (file is null && error.Kind == FaultKind.Exists)
            file = SystemCalls.Here.OpenAt(handle, name, flags, 0, out error);
        // Another process took the file away between the two calls.
        if (file is null && error.Kind == FaultKind.NotFound)
            file = SystemCalls.Here.OpenAt(handle, name, flags | OpenFor.Create, PrivateFile, out error);
        if (file is null)
            throw Fault(At(name), "write", error);
        if (created)
            GiveToOwner(file, name);
        if (SystemCalls.Here.Facts(file).IsFile)
            return file;
        file.Dispose();
        throw new UserError($"Cannot write {At(name)}: it is not a regular file.", "Move it away and try again.");
    }

    /// <summary>The bytes of a file; null where there is none.</summary>
    public byte[]? FindBytes(string name)
    {
        using var file = FindFile(name);
        return file is null ? null : ReadAll(file, At(name));
    }

    /// <summary>How many bytes a file has; 0 where there is none.</summary>
    public long Size(string name)
    {
        using var file = FindFile(name);
        return file is null ? 0 : SystemCalls.Here.Facts(file).Size;
    }

    /// <summary>What a name in this folder is, links not followed; null where nothing is there.</summary>
    public FileFacts? Facts(string name) => SystemCalls.Here.FactsAt(handle, name);

    /// <summary>Sets when a file was changed last, in nanoseconds since 1970; false where that cannot be done.</summary>
    public bool SetChanged(string name, long nanoseconds) => SystemCalls.Here.SetChangedAt(handle, name, nanoseconds);

    public bool Has(string name)
    {
        using var there = SystemCalls.Here.OpenAt(handle, name, OpenFor.Read, 0, out var error);
        return there is not null || error.Kind != FaultKind.NotFound;
    }

    public void Rename(string from, string to)
    {
        if (!SystemCalls.Here.RenameAt(handle, from, to, out var error))
            throw Fault(At(to), "write", error);
    }

    /// <summary>Takes a file away; nothing happens where it is gone already.</summary>
    public void Delete(string name)
    {
        if (!SystemCalls.Here.UnlinkAt(handle, name, out var error) && error.Kind != FaultKind.NotFound)
            throw Fault(At(name), "delete", error);
    }

    /// <summary>Takes a file away if that can be done; for what is left behind by a failure that is told already.</summary>
    public void TryDelete(string name) => SystemCalls.Here.UnlinkAt(handle, name, out _);

    /// <summary>Takes an empty folder away; false where it holds something.</summary>
    public bool DeleteFolder(string name) => SystemCalls.Here.RemoveFolderAt(handle, name, out _);

    /// <summary>Takes the lock of the folder itself, which closing it frees; false where another process holds it.</summary>
    public bool TryLock(out SystemFault error)
    {
        held = SystemCalls.Here.TryLockFolder(handle, out error);
        return held is not null;
    }

    /// <summary>Takes a folder away with all that is in it; links are removed, not followed. Nothing happens where it is gone already.</summary>
    public void DeleteTree(string name)
    {
        using (var folder = Find(name))
        {
            if (folder is null)
                return;
            folder.DeleteAll();
        }

        if (!SystemCalls.Here.RemoveFolderAt(handle, name, out var error) && error.Kind != FaultKind.NotFound)
            throw Fault(At(name), "delete", error);
    }

    /// <summary>Takes a folder away if that can be done; for what a failure, which is told already, left behind.</summary>
    public void TryDeleteTree(string name)
    {
        try
        {
            DeleteTree(name);
        }
        catch (UserError)
        {
            // The failure that brought us here is told.
        }
    }

    /// <summary>Takes away all that is in this folder; links are removed, not followed.</summary>
    public void DeleteAll()
    {
        foreach (var child in Names())
        {
            if (SystemCalls.Here.UnlinkAt(handle, child, out var error) || error.Kind == FaultKind.NotFound)
                continue;
            if (error.Kind != FaultKind.IsFolder)
                throw Fault(At(child), "delete", error);
            DeleteTree(child);
        }
    }

    /// <summary>Puts the folder's names on disk.</summary>
    public void Sync()
    {
        if (!SystemCalls.Here.Sync(handle, out var error))
            throw Fault(Path, "write", error);
    }

    /// <summary>The names in this folder, in order of their code points.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new List<string>();
        if (!SystemCalls.Here.NamesIn(handle, names, out var error))
            throw Fault(Path, "list", error);
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Gives a file that will replace the one of a name that one's owner or access list, as far as this process may.</summary>
    public bool TakeOwner(string name, SafeFileHandle file, out SystemFault error) => SystemCalls.Here.TakeOwner(handle, name, file, out error);

    public void Dispose()
    {
        held?.Dispose();
        handle.Dispose();
    }

    internal static UserError Fault(string path, string verb, SystemFault error) => error.Kind switch
    {
        FaultKind.IsLink => new($"Cannot {verb} {path}: it is a symbolic link, and links are not followed here.", "Replace the link by a real file or folder."),
        FaultKind.NotFolder => new($"Cannot {verb} {path}: it, or what stands in its way, is not a folder (or is a symbolic link).", "Move away what stands there."),
        FaultKind.IsFolder => new($"Cannot {verb} {path}: it is a folder.", "Move the folder away."),
        FaultKind.BadName => new($"Cannot {verb} {path}: this system does not allow the name {System.IO.Path.GetFileName(path)}.", "Choose another name."),
        FaultKind.Held => new($"Cannot {verb} {path}: another program holds it.", "Close that program, or try again in a moment.", UserError.Busy),
        _ => new($"Cannot {verb} {path}: {error.Message}.", Advice(error.Kind)),
    };

    /// <summary>All bytes of a file; its path is for the message where that fails.</summary>
    internal static byte[] ReadAll(SafeFileHandle file, string path)
    {
        var length = SystemCalls.Here.Facts(file).Size;
        if (length > Array.MaxLength)
            throw new UserError($"Cannot read {path}: it has {length} bytes; the most that can be read is {Array.MaxLength} (2 GiB).", "Split it: move its oldest lines to a file elsewhere, while nothing writes to it.");
        var size = (int)length;
        var bytes = GC.AllocateUninitializedArray<byte>(size);
        // A large file costs most in the pages that its buffer touches for the first time, and two threads touch them side by side.
        var parts = size < JournalFile.WorthTwoThreads ? 1 : Math.Min(Environment.ProcessorCount, 4);
        var read = new int[parts];
        if (parts == 1)
            read[0] = ReadPart(file, path, bytes, 0, size);
        else
            ReadSideBySide(parts, i => read[i] = ReadPart(file, path, bytes, Part(i), Part(i + 1)));

        // A file that became shorter meanwhile ends where the first part came to its end.
        var end = 0;
        for (var i = 0; i < parts && end == Part(i); i++)
            end += read[i];
        return end == size ? bytes : bytes[..end];

        int Part(int i) => (int)((long)size * i / parts);
    }

    private static void ReadSideBySide(int parts, Action<int> read)
    {
        try
        {
            Parallel.For(0, parts, read);
        }
        catch (AggregateException faults) when (faults.InnerExceptions[0] is UserError fault)
        {
            throw fault;
        }
    }

    // How many bytes came.
    private static int ReadPart(SafeFileHandle file, string path, byte[] bytes, int start, int end)
    {
        var at = start;
        while (at < end)
        {
            var read = (int)SystemCalls.Here.ReadAt(file, bytes.AsSpan(at, end - at), at, out var error);
            if (read < 0)
                throw Fault(path, "read", error);
            if (read == 0)
                break;
            at += read;
        }

        return at - start;
    }

    private static string? Advice(FaultKind fault) => fault switch
    {
        FaultKind.Denied => "Check who owns it and its permissions.",
        FaultKind.NoSpace => "Free some space on the disk; nothing that was recorded before is lost.",
        FaultKind.OverQuota => "Your disk quota is used up; nothing that was recorded before is lost.",
        FaultKind.ReadOnly => "The file system is read-only; set SELF_LEARNING_REPO_ROOT to a place that can be written.",
        _ => null,
    };

    // What root creates in another user's folder belongs to that user: they could not write it otherwise.
    private void GiveToOwner(SafeFileHandle made, string name)
    {
        if (!SystemCalls.Here.IsRoot)
            return;
        var (own, facts) = (SystemCalls.Here.Facts(handle), SystemCalls.Here.Facts(made));
        // Only what is ours yet: the folder's user may have put something else there meanwhile.
        if (own.Owner == facts.Owner || facts.Owner != 0 || (facts.IsFolder && facts.Links > 2))
            return;
        if (SystemCalls.Here.ChangeOwner(made, own.Owner, own.Group, out var error))
            return;
        made.Dispose();
        throw Fault(At(name), "give its folder's owner to", error);
    }

    private Folder? Walk(ReadOnlySpan<string> names, bool create, int mode)
    {
        // A second handle, so that the caller may close this one.
        if (names.IsEmpty)
            return Open(Path);
        var at = this;
        foreach (var name in names)
        {
            var next = at.Step(name, create, mode);
            if (at != this)
                at.Dispose();
            if (next is null)
                return null;
            at = next;
        }

        return at;
    }

    private Folder? Step(string name, bool create, int mode)
    {
        var folder = SystemCalls.Here.OpenAt(handle, name, OpenFor.Read | OpenFor.Folder, 0, out var error);
        if (folder is null && error.Kind == FaultKind.NotFound)
        {
            if (!create)
                return null;
            var isMade = SystemCalls.Here.MakeFolderAt(handle, name, mode, out error);
            if (isMade)
                Sync();
            else if (error.Kind != FaultKind.Exists)
                throw Fault(At(name), "create", error);
            folder = SystemCalls.Here.OpenAt(handle, name, OpenFor.Read | OpenFor.Folder, 0, out error);
            if (isMade && folder is not null)
                GiveToOwner(folder, name);
        }

        return folder is null ? throw Fault(At(name), "open", error) : new Folder(folder, At(name));
    }
}
