using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage.Systems;

/// <summary>What Linux and macOS have in common: append on <c>O_APPEND</c>, <c>flock</c>, and opening below a folder without following links. The numbers
/// differ, and are those of each part. Every call is tried again when a signal broke it (EINTR).</summary>
internal abstract class UnixCalls : SystemCalls
{
    private const int Interrupted = 4;
    private const int ReadOnlyFlag = 0;
    private const int WriteOnlyFlag = 1;
    private const int ReadWriteFlag = 2;
    private const short Readable = 1;
    private const short Writable = 4;

    // What we create in a store is for its user alone, whatever the umask was; what we create elsewhere gets its mode said.
    private static readonly uint UserMask = LibC.umask(0x3f);

    /// <summary>The numbers of flags and errors that differ between the systems.</summary>
    protected abstract UnixNumbers Numbers { get; }

    public override int UsualFileMode => 0x1b6 & ~(int)UserMask;

    public override int UsualFolderMode => 0x1ff & ~(int)UserMask;

    public override bool IsRoot { get; } = LibC.geteuid() == 0;

    public override SafeFileHandle? OpenAt(SafeFileHandle? folder, string name, OpenFor use, int mode, out SystemFault fault)
    {
        _ = UserMask;
        var flags = Flags(use) | Numbers.NoFollow | Numbers.CloseOnExec | Numbers.NonBlocking;
        var fd = Again(() => Open(Fd(folder), name, flags, mode), out fault);
        return fd < 0 ? null : new SafeFileHandle(fd, ownsHandle: true);
    }

    public override bool MakeFolderAt(SafeFileHandle folder, string name, int mode, out SystemFault fault) =>
        Again(() => LibC.mkdirat(Fd(folder), name, (uint)mode), out fault) == 0;

    public override bool RenameAt(SafeFileHandle folder, string from, string to, out SystemFault fault) =>
        Again(() => LibC.renameat(Fd(folder), from, Fd(folder), to), out fault) == 0;

    public override bool UnlinkAt(SafeFileHandle folder, string name, out SystemFault fault) =>
        Again(() => LibC.unlinkat(Fd(folder), name, 0), out fault) == 0;

    public override bool RemoveFolderAt(SafeFileHandle folder, string name, out SystemFault fault) =>
        Again(() => LibC.unlinkat(Fd(folder), name, Numbers.AtRemoveFolder), out fault) == 0;

    public override bool ChangeMode(SafeFileHandle file, int mode, out SystemFault fault) =>
        Again(() => LibC.fchmod(Fd(file), (uint)mode), out fault) == 0;

    public override bool TakeOwner(SafeFileHandle folder, string replaced, SafeFileHandle file, out SystemFault fault)
    {
        fault = SystemFault.None;
        // Root, which may, leaves a file with the owner it had.
        return !IsRoot || FactsAt(folder, replaced) is not { IsFile: true } old || ChangeOwner(file, old.Owner, old.Group, out fault);
    }

    public override bool ChangeOwner(SafeFileHandle file, uint owner, uint group, out SystemFault fault) =>
        Again(() => LibC.fchown(Fd(file), owner, group), out fault) == 0;

    public override bool Sync(SafeFileHandle file, out SystemFault fault) => Again(() => LibC.fsync(Fd(file)), out fault) == 0;

    public override bool Truncate(SafeFileHandle file, long length, out SystemFault fault) => Again(() => LibC.ftruncate(Fd(file), length), out fault) == 0;

    public override long WriteOnce(SafeFileHandle file, ReadOnlySpan<byte> bytes, out SystemFault fault) => WriteTo(Fd(file), bytes, out fault);

    public override unsafe long WriteTo(int stream, ReadOnlySpan<byte> bytes, out SystemFault fault)
    {
        fixed (byte* at = bytes)
        {
            while (true)
            {
                var written = LibC.write(stream, at, (nuint)bytes.Length);
                fault = written < 0 ? Last() : SystemFault.None;
                if (written >= 0 || fault.Number != Interrupted)
                    return written;
            }
        }
    }

    public override unsafe long ReadAt(SafeFileHandle file, Span<byte> bytes, long offset, out SystemFault fault)
    {
        fixed (byte* at = bytes)
        {
            while (true)
            {
                var read = LibC.pread(Fd(file), at, (nuint)bytes.Length, offset);
                fault = read < 0 ? Last() : SystemFault.None;
                if (read >= 0 || fault.Number != Interrupted)
                    return read;
            }
        }
    }

    public override unsafe bool WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset, out SystemFault fault)
    {
        fault = SystemFault.None;
        while (bytes.Length > 0)
        {
            fixed (byte* at = bytes)
            {
                var written = LibC.pwrite(Fd(file), at, (nuint)bytes.Length, offset);
                fault = written < 0 ? Last() : written == 0 ? new SystemFault(FaultKind.NoSpace, UnixNumbers.NoSpace) : SystemFault.None;
                if (fault.Number == Interrupted)
                    continue;
                if (written <= 0)
                    return false;
                bytes = bytes[(int)written..];
                offset += written;
            }
        }

        return true;
    }

    public override bool TryLock(SafeFileHandle file, out SystemFault fault)
    {
        const int exclusiveNow = 2 | 4;
        var done = Again(() => LibC.flock(Fd(file), exclusiveNow), out fault) == 0;
        if (!done && fault.Kind == FaultKind.Held)
            fault = SystemFault.None;
        return done;
    }

    public override SafeFileHandle? TryLockFolder(SafeFileHandle folder, out SystemFault fault) => TryLock(folder, out fault) ? folder : null;

    public override unsafe bool SetChangedAt(SafeFileHandle folder, string name, long nanoseconds)
    {
        // Access and change time, seconds and nanoseconds each.
        var times = stackalloc nint[] { (nint)(nanoseconds / 1_000_000_000), (nint)(nanoseconds % 1_000_000_000), (nint)(nanoseconds / 1_000_000_000), (nint)(nanoseconds % 1_000_000_000) };
        return LibC.utimensat(Fd(folder), name, times, Numbers.AtNoFollow) == 0;
    }

    public override unsafe string? RealPath(string path)
    {
        var buffer = stackalloc byte[4097];
        return LibC.realpath(path, buffer) == null ? null : Marshal.PtrToStringUTF8((nint)buffer);
    }

    public override bool IsAlive(int process)
    {
        const int noSuchProcess = 3;
        return process > 0 && (LibC.kill(process, 0) == 0 || Marshal.GetLastPInvokeError() != noSuchProcess);
    }

    public override bool IsOpen(int stream) => LibC.fcntl(stream, 1) >= 0;

    // Opens /dev/null at the lowest free descriptor.
    public override void TakeLowest() => _ = Open(Numbers.AtCwd, "/dev/null", ReadWriteFlag, 0);

    public override bool IsTerminal(int stream) => LibC.isatty(stream) == 1;

    public override unsafe long ReadFrom(int stream, Span<byte> bytes, out SystemFault fault)
    {
        fixed (byte* at = bytes)
        {
            while (true)
            {
                var count = LibC.read(stream, at, (nuint)bytes.Length);
                fault = count < 0 ? Last() : SystemFault.None;
                if (count >= 0 || fault.Number != Interrupted)
                    return count;
            }
        }
    }

    public override bool WaitToRead(int stream, int milliseconds) => WaitFor(stream, Readable, milliseconds);

    public override void WaitToWrite(int stream) => WaitFor(stream, Writable, -1);

    public override SystemTerminal? OpenTerminal() =>
        OpenAt(null, "/dev/tty", OpenFor.ReadWrite, 0, out _) is { } terminal ? new UnixTerminal(this, terminal) : null;

    /// <summary>Drops what was typed at a terminal and not read yet.</summary>
    internal void DropTyped(SafeFileHandle terminal) => _ = LibC.tcflush(Fd(terminal), Numbers.InputQueue);

    /// <summary><c>openat</c>; its last argument is variadic, which is a call of its own on some systems.</summary>
    protected abstract int Open(int folder, string name, int flags, int mode);

    protected SystemFault Last()
    {
        var number = Marshal.GetLastPInvokeError();
        return new SystemFault(Numbers.Kind(number), number);
    }

    protected int Again(Func<int> call, out SystemFault fault)
    {
        while (true)
        {
            var result = call();
            fault = result < 0 ? Last() : SystemFault.None;
            if (result >= 0 || fault.Number != Interrupted)
                return result;
        }
    }

    protected int Fd(SafeFileHandle? file) => file is null ? Numbers.AtCwd : (int)file.DangerousGetHandle();

    private int Flags(OpenFor use) =>
        (use & OpenFor.ReadWrite) switch { OpenFor.ReadWrite => ReadWriteFlag, OpenFor.Write => WriteOnlyFlag, _ => ReadOnlyFlag }
        | (use.HasFlag(OpenFor.Append) ? Numbers.Append : 0)
        | (use.HasFlag(OpenFor.Create) ? Numbers.Create : 0)
        | (use.HasFlag(OpenFor.New) ? Numbers.Exclusive : 0)
        | (use.HasFlag(OpenFor.Folder) ? Numbers.Folder : 0);

    private static unsafe bool WaitFor(int fd, short what, int milliseconds)
    {
        // struct pollfd: the descriptor, what is waited for, what came.
        var wait = stackalloc int[] { fd, (ushort)what };
        return LibC.poll(wait, 1, milliseconds) > 0;
    }
}
