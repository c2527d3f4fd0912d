using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage.Systems;

/// <summary>macOS, on x64 and arm64. The numbers are those of Darwin's headers, against which a test compares them.</summary>
internal sealed partial class MacCalls : UnixCalls
{
    // fsync leaves bytes in the drive's own cache; this does not. Not every file system has it.
    internal const int FullSync = 51;
    internal const int GetPath = 50;
    internal const int PathMax = 1024;
    internal const uint WindowSize = 0x40087468;

    /// <summary>struct stat, and the places of its fields.</summary>
    internal const int StatSize = 144, StatMode = 4, StatLinks = 6, StatInode = 8, StatOwner = 16, StatGroup = 20, StatChanged = 48, StatLength = 96;

    // On arm64 a variadic argument stands on the stack, on x64 in its register.
    private static readonly bool OnStack = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    internal static readonly UnixNumbers Darwin = new(
        Append: 8, Create: 0x200, Exclusive: 0x800, Folder: 0x100000, NoFollow: 0x100, NonBlocking: 4, CloseOnExec: 0x1000000,
        AtCwd: -2, AtNoFollow: 0x20, AtRemoveFolder: 0x80, InputQueue: 1, Loop: 62, WouldBlock: 35, OverQuota: 69);

    protected override UnixNumbers Numbers => Darwin;

    public override bool Sync(SafeFileHandle file, out SystemFault fault)
    {
        if (Again(() => LibC.fcntl(Fd(file), FullSync), out fault) >= 0)
            return true;
        const int notTerminal = 25, invalid = 22, notSupported = 45;
        return fault.Number is notTerminal or invalid or notSupported && base.Sync(file, out fault);
    }

    public override bool UnlinkAt(SafeFileHandle folder, string name, out SystemFault fault)
    {
        if (base.UnlinkAt(folder, name, out fault))
            return true;
        // A folder is EPERM here.
        if (fault.Kind == FaultKind.Denied && FactsAt(folder, name) is { IsFolder: true })
            fault = new SystemFault(FaultKind.IsFolder, 21);
        return false;
    }

    public override unsafe FileFacts Facts(SafeFileHandle file)
    {
        var buffer = stackalloc byte[StatSize];
        while ((OnStack ? fstat(Fd(file), buffer) : fstat64(Fd(file), buffer)) != 0)
        {
            if (Last() is { Number: not 4 } fault)
                throw new UserError($"Cannot look at an open file of the store: {fault.Message}.");
        }

        return Read(buffer);
    }

    public override unsafe FileFacts? FactsAt(SafeFileHandle folder, string name)
    {
        var buffer = stackalloc byte[StatSize];
        var result = OnStack ? fstatat(Fd(folder), name, buffer, Numbers.AtNoFollow) : fstatat64(Fd(folder), name, buffer, Numbers.AtNoFollow);
        return result == 0 ? Read(buffer) : null;
    }

    public override unsafe bool NamesIn(SafeFileHandle folder, List<string> names, out SystemFault fault)
    {
        var path = stackalloc byte[PathMax];
        fault = SystemFault.None;
        if ((OnStack ? fcntl(Fd(folder), GetPath, 0, 0, 0, 0, 0, 0, (nint)path) : fcntl(Fd(folder), GetPath, (nint)path)) < 0)
        {
            fault = Last();
            return false;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(Marshal.PtrToStringUTF8((nint)path)!)) // A path that was given is one.
            names.Add(Path.GetFileName(entry));
        return true;
    }

    public override unsafe int Columns(int stream)
    {
        var size = stackalloc ushort[4];
        var result = OnStack ? ioctl(stream, WindowSize, 0, 0, 0, 0, 0, 0, (nint)size) : ioctl(stream, WindowSize, (nint)size);
        return result == 0 ? size[1] : 0;
    }

    protected override int Open(int folder, string name, int flags, int mode) =>
        OnStack ? openat(folder, name, flags, 0, 0, 0, 0, 0, mode) : openat(folder, name, flags, mode);

    private static unsafe FileFacts Read(byte* buffer)
    {
        var mode = *(ushort*)(buffer + StatMode);
        return new FileFacts(
            (mode & 0xf000) == 0x8000, (mode & 0xf000) == 0x4000, mode & 0xfff, *(ushort*)(buffer + StatLinks), *(uint*)(buffer + StatOwner), *(uint*)(buffer + StatGroup),
            *(ulong*)(buffer + StatInode), *(long*)(buffer + StatLength), (*(long*)(buffer + StatChanged) * 1_000_000_000) + *(long*)(buffer + StatChanged + 8));
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int openat(int folder, string name, int flags, int mode);

    // Eight registers are filled first; the ninth argument is the first on the stack.
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int openat(int folder, string name, int flags, nint r3, nint r4, nint r5, nint r6, nint r7, nint mode);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(int fd, int command, nint argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fcntl(int fd, int command, nint r2, nint r3, nint r4, nint r5, nint r6, nint r7, nint argument);

    [LibraryImport("libc")]
    private static partial int ioctl(int fd, nuint request, nint argument);

    [LibraryImport("libc")]
    private static partial int ioctl(int fd, nuint request, nint r2, nint r3, nint r4, nint r5, nint r6, nint r7, nint argument);

    [LibraryImport("libc", SetLastError = true)]
    private static unsafe partial int fstat(int fd, byte* buffer);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int fstatat(int folder, string name, byte* buffer, int flags);

    // The same with inodes of eight bytes, which on x64 have names of their own.
    [LibraryImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
    private static unsafe partial int fstat64(int fd, byte* buffer);

    [LibraryImport("libc", EntryPoint = "fstatat$INODE64", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int fstatat64(int folder, string name, byte* buffer, int flags);
}
