using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage;

/// <summary>The system calls of Linux that .NET has no safe form of: append on <c>O_APPEND</c>, <c>fsync</c> that tells its error,
/// <c>flock</c>, and opening below a folder without following links. Every call is tried again when a signal broke it (EINTR).</summary>
internal static partial class LinuxCalls
{
    internal const int Read = 0;
    internal const int Write = 1;
    internal const int ReadWrite = 2;
    internal const int Create = 0x40;
    internal const int Exclusive = 0x80;
    internal const int Append = 0x400;
    private const int NonBlocking = 0x800;
    private const int CloseOnExec = 0x80000;

    internal const int NoEntry = 2;
    internal const int Exists = 17;
    internal const int NoSpace = 28;
    internal const int NotFolder = 20;
    internal const int IsFolder = 21;
    internal const int Loop = 40;
    internal const int ClosedPipe = 32;
    private const int Interrupted = 4;
    internal const int WouldBlock = 11;
    internal const int BadDescriptor = 9;
    internal const short Readable = 1;
    internal const short Writable = 4;
    private const int AtEmptyPath = 0x1000;
    private const int AtCwd = -100;
    private const int AtNoFollow = 0x100;
    private const int AtRemoveFolder = 0x200;

    // The two flags have other numbers on arm64.
    internal static readonly int Folder = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000;
    private static readonly int NoFollow = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;

    // What we create in a store is for its user alone, whatever the umask was; what we create elsewhere gets its mode said.
    private static readonly uint UserMask = umask(0x3f);

    /// <summary>The mode of a file that a user's own tools would have created here.</summary>
    internal static int UsualFileMode => 0x1b6 & ~(int)UserMask;

    /// <summary>The mode of a folder that a user's own tools would have created here.</summary>
    internal static int UsualFolderMode => 0x1ff & ~(int)UserMask;

    /// <summary>Opens a name below a folder; a symbolic link in its place is an error (<see cref="Loop"/>). Never blocks on a pipe.</summary>
    internal static SafeFileHandle? OpenAt(SafeFileHandle? folder, string name, int flags, int mode, out int error)
    {
        _ = UserMask;
        var fd = Again(() => openat(Fd(folder), name, flags | NoFollow | CloseOnExec | NonBlocking, mode), out error);
        return fd < 0 ? null : new SafeFileHandle(fd, ownsHandle: true);
    }

    internal static bool MakeFolderAt(SafeFileHandle folder, string name, int mode, out int error) =>
        Again(() => mkdirat(Fd(folder), name, (uint)mode), out error) == 0;

    internal static bool RenameAt(SafeFileHandle folder, string from, string to, out int error) =>
        Again(() => renameat(Fd(folder), from, Fd(folder), to), out error) == 0;

    internal static bool UnlinkAt(SafeFileHandle folder, string name, out int error) =>
        Again(() => unlinkat(Fd(folder), name, 0), out error) == 0;

    internal static bool RemoveFolderAt(SafeFileHandle folder, string name, out int error) =>
        Again(() => unlinkat(Fd(folder), name, AtRemoveFolder), out error) == 0;

    internal static bool ChangeMode(SafeFileHandle file, int mode, out int error) =>
        Again(() => fchmod(Fd(file), (uint)mode), out error) == 0;

    internal static bool Sync(SafeFileHandle file, out int error) => Again(() => fsync(Fd(file)), out error) == 0;

    internal static bool Truncate(SafeFileHandle file, long length, out int error) => Again(() => ftruncate(Fd(file), length), out error) == 0;

    /// <summary>One <c>write</c>; returns how many bytes were taken, or -1.</summary>
    internal static long WriteOnce(SafeFileHandle file, ReadOnlySpan<byte> bytes, out int error) => WriteOnce(Fd(file), bytes, out error);

    /// <summary>The same on a descriptor that this process was started with.</summary>
    internal static unsafe long WriteOnce(int fd, ReadOnlySpan<byte> bytes, out int error)
    {
        fixed (byte* at = bytes)
        {
            while (true)
            {
                var written = write(fd, at, (nuint)bytes.Length);
                error = written < 0 ? Marshal.GetLastPInvokeError() : 0;
                if (written >= 0 || error != Interrupted)
                    return written;
            }
        }
    }

    /// <summary>One <c>pread</c>; returns how many bytes came (0 at the end), or -1.</summary>
    internal static unsafe long ReadAt(SafeFileHandle file, Span<byte> bytes, long offset, out int error)
    {
        fixed (byte* at = bytes)
        {
            while (true)
            {
                var read = pread(Fd(file), at, (nuint)bytes.Length, offset);
                error = read < 0 ? Marshal.GetLastPInvokeError() : 0;
                if (read >= 0 || error != Interrupted)
                    return read;
            }
        }
    }

    /// <summary>Overwrites all of these bytes where they stand; false where that failed.</summary>
    internal static unsafe bool WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset, out int error)
    {
        error = 0;
        while (bytes.Length > 0)
        {
            fixed (byte* at = bytes)
            {
                var written = pwrite(Fd(file), at, (nuint)bytes.Length, offset);
                error = written < 0 ? Marshal.GetLastPInvokeError() : written == 0 ? NoSpace : 0;
                if (error == Interrupted)
                    continue;
                if (written <= 0)
                    return false;
                bytes = bytes[(int)written..];
                offset += written;
            }
        }

        return true;
    }

    /// <summary>Takes the lock of an open file; false where another process holds it.</summary>
    internal static bool TryLock(SafeFileHandle file, out int error)
    {
        const int exclusiveNow = 2 | 4;
        var done = Again(() => flock(Fd(file), exclusiveNow), out error) == 0;
        if (!done && error == WouldBlock)
            error = 0;
        return done;
    }

    /// <summary>What an open file or folder is.</summary>
    internal static FileFacts Facts(SafeFileHandle file)
    {
        FileFacts facts = default;
        return Again(() => Stat(file, out facts), out var error) == 0 ? facts : throw new UserError($"Cannot look at an open file of the store: {Message(error)}.");
    }

    /// <summary>What a name below a folder is, links not followed; null where it is not there or cannot be looked at.</summary>
    internal static unsafe FileFacts? FactsAt(SafeFileHandle folder, string name)
    {
        var buffer = stackalloc byte[256];
        return statx(Fd(folder), name, AtNoFollow, 0x7ff, buffer) == 0 ? Facts(buffer) : null;
    }

    /// <summary>Sets when a name below a folder was changed last, in nanoseconds since 1970.</summary>
    internal static unsafe bool SetChangedAt(SafeFileHandle folder, string name, long nanoseconds)
    {
        // Access and change time, seconds and nanoseconds each.
        var times = stackalloc nint[] { (nint)(nanoseconds / 1_000_000_000), (nint)(nanoseconds % 1_000_000_000), (nint)(nanoseconds / 1_000_000_000), (nint)(nanoseconds % 1_000_000_000) };
        return utimensat(Fd(folder), name, times, AtNoFollow) == 0;
    }

    /// <summary>The path without links, or null where it does not exist.</summary>
    internal static unsafe string? RealPath(string path)
    {
        var buffer = stackalloc byte[4097];
        return realpath(path, buffer) == null ? null : Marshal.PtrToStringUTF8((nint)buffer);
    }

    /// <summary>The text of an error number, as the system says it.</summary>
    internal static string Message(int error) => Marshal.GetPInvokeErrorMessage(error);

    private static unsafe int Stat(SafeFileHandle file, out FileFacts facts)
    {
        var buffer = stackalloc byte[256];
        var result = statx(Fd(file), "", AtEmptyPath, 0x7ff, buffer);
        facts = Facts(buffer);
        return result;
    }

    // The offsets are those of struct statx, the same on every architecture.
    private static unsafe FileFacts Facts(byte* buffer)
    {
        var mode = *(ushort*)(buffer + 28);
        return new FileFacts(
            (mode & 0xf000) == 0x8000, (mode & 0xf000) == 0x4000, mode & 0xfff, *(uint*)(buffer + 16), *(uint*)(buffer + 20), *(uint*)(buffer + 24),
            *(ulong*)(buffer + 32), *(long*)(buffer + 40), (*(long*)(buffer + 112) * 1_000_000_000) + *(uint*)(buffer + 120));
    }

    private static int Again(Func<int> call, out int error)
    {
        while (true)
        {
            var result = call();
            error = result < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (result >= 0 || error != Interrupted)
                return result;
        }
    }

    /// <summary>Whether a descriptor of this number is open.</summary>
    internal static bool IsOpen(int fd) => fcntl(fd, 1) >= 0;

    /// <summary>Opens <c>/dev/null</c> at the lowest free descriptor.</summary>
    internal static void TakeLowest() => _ = openat(AtCwd, "/dev/null", ReadWrite, 0);

    internal static bool IsTerminal(int fd) => isatty(fd) == 1;

    /// <summary>How many columns a terminal shows; 0 where it does not say.</summary>
    internal static unsafe int Columns(int fd)
    {
        const nuint windowSize = 0x5413;
        var size = stackalloc ushort[4];
        return ioctl(fd, windowSize, (nint)size) == 0 ? size[1] : 0;
    }

    /// <summary>Drops what was typed at a terminal and not read yet.</summary>
    internal static void DropTyped(SafeFileHandle terminal)
    {
        const nuint flush = 0x540b;
        _ = ioctl(Fd(terminal), flush, 0);
    }

    /// <summary>One <c>read</c>; returns how many bytes came (0 at the end), or -1.</summary>
    internal static unsafe long ReadNext(int fd, Span<byte> bytes, out int error)
    {
        fixed (byte* at = bytes)
        {
            while (true)
            {
                var count = read(fd, at, (nuint)bytes.Length);
                error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
                if (count >= 0 || error != Interrupted)
                    return count;
            }
        }
    }

    /// <summary>Waits until a descriptor can be read or written; false where the time ran out first, or a signal came, which is not waited out: it may
    /// be what ends the run. A time of -1 milliseconds never runs out.</summary>
    internal static unsafe bool WaitFor(int fd, short what, int milliseconds)
    {
        // struct pollfd: the descriptor, what is waited for, what came.
        var wait = stackalloc int[] { fd, (ushort)what };
        return poll(wait, 1, milliseconds) > 0;
    }

    /// <summary>Whether this process may give files away.</summary>
    internal static bool IsRoot { get; } = geteuid() == 0;

    internal static bool ChangeOwner(SafeFileHandle file, uint owner, uint group, out int error) =>
        Again(() => fchown(Fd(file), owner, group), out error) == 0;

    private static int Fd(SafeFileHandle? file) => file is null ? AtCwd : (int)file.DangerousGetHandle();

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int openat(int folder, string name, int flags, int mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mkdirat(int folder, string name, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int renameat(int fromFolder, string from, int toFolder, string to);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int unlinkat(int folder, string name, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fchmod(int fd, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int fd);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int ftruncate(int fd, long length);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint write(int fd, byte* bytes, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint pread(int fd, byte* bytes, nuint count, long offset);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint pwrite(int fd, byte* bytes, nuint count, long offset);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int flock(int fd, int operation);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int statx(int folder, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int utimensat(int folder, string name, nint* times, int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial byte* realpath(string path, byte* resolved);

    [LibraryImport("libc")]
    private static partial uint umask(uint mask);

    [LibraryImport("libc")]
    private static partial uint geteuid();

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fchown(int fd, uint owner, uint group);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial nint read(int fd, byte* bytes, nuint count);

    [LibraryImport("libc")]
    private static partial int fcntl(int fd, int command);

    [LibraryImport("libc")]
    private static partial int isatty(int fd);

    [LibraryImport("libc")]
    private static partial int ioctl(int fd, nuint request, nint argument);

    [LibraryImport("libc")]
    private static unsafe partial int poll(int* descriptors, nuint count, int milliseconds);
}

/// <summary>What <c>statx</c> says of an open file: its kind, the nine mode bits, how many names it has, owner, inode, size in bytes, and when it
/// was changed last in nanoseconds since 1970.</summary>
internal readonly record struct FileFacts(bool IsFile, bool IsFolder, int Mode, uint Links, uint Owner, uint Group, ulong Inode, long Size, long Changed)
{
    private const long NanosecondsInMillisecond = 1_000_000;

    /// <summary>When it was changed last, to the millisecond.</summary>
    internal DateTimeOffset ChangedAt => DateTimeOffset.FromUnixTimeMilliseconds(Changed / NanosecondsInMillisecond);
}
