using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage.Systems;

/// <summary>What the program needs of an operating system and .NET has no safe form of. Each system has its part; one test holds them to this
/// contract. No call gives up because a signal broke it.</summary>
internal abstract class SystemCalls
{
    /// <summary>The part of the system that we run on. In a native program the other parts are not even there.</summary>
    public static SystemCalls Here { get; } = OperatingSystem.IsWindows() ? new WindowsCalls() : OperatingSystem.IsMacOS() ? new MacCalls() : new LinuxCalls();

    /// <summary>The mode of a file that a user's own tools would have created here.</summary>
    public abstract int UsualFileMode { get; }

    /// <summary>The mode of a folder that a user's own tools would have created here.</summary>
    public abstract int UsualFolderMode { get; }

    /// <summary>Whether this process may give files away.</summary>
    public abstract bool IsRoot { get; }

    /// <summary>Opens a name below a folder, or a path whose links are resolved; a link or junction in the place of the name is a fault. Never
    /// blocks on a pipe.</summary>
    public abstract SafeFileHandle? OpenAt(SafeFileHandle? folder, string name, OpenFor use, int mode, out SystemFault fault);

    /// <summary>Makes a folder; without a mode for others it is its user's alone.</summary>
    public abstract bool MakeFolderAt(SafeFileHandle folder, string name, int mode, out SystemFault fault);

    /// <summary>Renames within a folder and replaces what has the name, in one step: a reader sees the old or the new file. Where a virus scanner
    /// or an indexer holds the file, it is tried again for a second.</summary>
    public abstract bool RenameAt(SafeFileHandle folder, string from, string to, out SystemFault fault);

    public abstract bool UnlinkAt(SafeFileHandle folder, string name, out SystemFault fault);

    public abstract bool RemoveFolderAt(SafeFileHandle folder, string name, out SystemFault fault);

    /// <summary>The names in a folder, in no order.</summary>
    public abstract bool NamesIn(SafeFileHandle folder, List<string> names, out SystemFault fault);

    public abstract bool ChangeMode(SafeFileHandle file, int mode, out SystemFault fault);

    /// <summary>Gives a file that will replace another its owner or access list, as far as this process may.</summary>
    public abstract bool TakeOwner(SafeFileHandle folder, string replaced, SafeFileHandle file, out SystemFault fault);

    public abstract bool ChangeOwner(SafeFileHandle file, uint owner, uint group, out SystemFault fault);

    /// <summary>Puts a file's bytes, or a folder's names, on the disk itself, and tells every error.</summary>
    public abstract bool Sync(SafeFileHandle file, out SystemFault fault);

    public abstract bool Truncate(SafeFileHandle file, long length, out SystemFault fault);

    /// <summary>One write; returns how many bytes were taken, or -1.</summary>
    public abstract long WriteOnce(SafeFileHandle file, ReadOnlySpan<byte> bytes, out SystemFault fault);

    /// <summary>One write at the end of a file that is open for <see cref="OpenFor.Append"/>; writers beside each other never write into one another.
    /// Returns how many bytes were taken, or -1.</summary>
    public virtual long AppendOnce(SafeFileHandle file, ReadOnlySpan<byte> bytes, out SystemFault fault) => WriteOnce(file, bytes, out fault);

    /// <summary>One read at an offset; returns how many bytes came (0 at the end), or -1.</summary>
    public abstract long ReadAt(SafeFileHandle file, Span<byte> bytes, long offset, out SystemFault fault);

    /// <summary>Overwrites all of these bytes where they stand; false where that failed.</summary>
    public abstract bool WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset, out SystemFault fault);

    /// <summary>Takes the lock of an open file, which closing it or the end of the process frees. It keeps nobody from reading or writing. False, without
    /// a fault, where another holds it.</summary>
    public abstract bool TryLock(SafeFileHandle file, out SystemFault fault);

    /// <summary>The same for a folder: what is to be closed to free it, which may be the folder itself; null where another holds it.</summary>
    public abstract SafeFileHandle? TryLockFolder(SafeFileHandle folder, out SystemFault fault);

    /// <summary>What an open file or folder is.</summary>
    public abstract FileFacts Facts(SafeFileHandle file);

    /// <summary>What a name below a folder is, links not followed ("." is the folder itself); null where it is not there or cannot be looked at.</summary>
    public abstract FileFacts? FactsAt(SafeFileHandle folder, string name);

    /// <summary>Sets when a name below a folder was changed last, in nanoseconds since 1970.</summary>
    public abstract bool SetChangedAt(SafeFileHandle folder, string name, long nanoseconds);

    /// <summary>The path without links, as the file system spells it; null where it does not exist.</summary>
    public abstract string? RealPath(string path);

    /// <summary>Whether a process of this number runs.</summary>
    public abstract bool IsAlive(int process);

    /// <summary>Whether this process was started with this standard stream (0 input, 1 output, 2 errors).</summary>
    public abstract bool IsOpen(int stream);

    /// <summary>Keeps a missing standard stream's place from being taken by a file that is opened later.</summary>
    public abstract void TakeLowest();

    public abstract bool IsTerminal(int stream);

    /// <summary>How many columns a terminal shows; 0 where it does not say.</summary>
    public abstract int Columns(int stream);

    /// <summary>One write to a standard stream; returns how many bytes were taken, or -1.</summary>
    public abstract long WriteTo(int stream, ReadOnlySpan<byte> bytes, out SystemFault fault);

    /// <summary>One read from a standard stream; returns how many bytes came (0 at the end), or -1.</summary>
    public abstract long ReadFrom(int stream, Span<byte> bytes, out SystemFault fault);

    /// <summary>Waits until a standard stream can be read, at most so many milliseconds (-1: for ever); false where nothing came in time, or a
    /// signal did, which is not waited out: it may be what ends the run. True where the system cannot tell; the read waits then.</summary>
    public abstract bool WaitToRead(int stream, int milliseconds);

    public abstract void WaitToWrite(int stream);

    /// <summary>The terminal that this process belongs to, whatever its streams are; null where there is none.</summary>
    public abstract SystemTerminal? OpenTerminal();
}
