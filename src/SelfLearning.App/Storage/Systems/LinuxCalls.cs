using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage.Systems;

/// <summary>Linux, on x64 and arm64.</summary>
internal sealed partial class LinuxCalls : UnixCalls
{
    private const int AtEmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;

    // Where the name stands in struct dirent: behind inode and offset of eight bytes, length of two and type of one.
    private const int NameInEntry = 19;

    protected override UnixNumbers Numbers { get; } = new(
        Append: 0x400, Create: 0x40, Exclusive: 0x80,
        // The two flags have other numbers on arm64.
        Folder: RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x4000 : 0x10000,
        NoFollow: RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000,
        NonBlocking: 0x800, CloseOnExec: 0x80000, AtCwd: -100, AtNoFollow: 0x100, AtRemoveFolder: 0x200, InputQueue: 0, Loop: 40, WouldBlock: 11, OverQuota: 122);

    public override unsafe FileFacts Facts(SafeFileHandle file)
    {
        var buffer = stackalloc byte[256];
        while (statx(Fd(file), "", AtEmptyPath, BasicStats, buffer) != 0)
        {
            if (Last() is { Number: not 4 } fault)
                throw new UserError($"Cannot look at an open file of the store: {fault.Message}.");
        }

        return Read(buffer);
    }

    public override unsafe FileFacts? FactsAt(SafeFileHandle folder, string name)
    {
        var buffer = stackalloc byte[256];
        return statx(Fd(folder), name, Numbers.AtNoFollow, BasicStats, buffer) == 0 ? Read(buffer) : null;
    }

    public override unsafe bool NamesIn(SafeFileHandle folder, List<string> names, out SystemFault fault)
    {
        // A descriptor of its own, since the listing moves its position and closes it.
        var fd = Again(() => Open(Fd(folder), ".", Numbers.Folder | Numbers.CloseOnExec, 0), out fault);
        if (fd < 0)
            return false;
        var listing = fdopendir(fd);
        while (true)
        {
            Marshal.SetLastSystemError(0);
            var entry = readdir(listing);
            if (entry == 0)
                break;
            if (Marshal.PtrToStringUTF8(entry + NameInEntry) is { } name and not ("." or ".."))
                names.Add(name);
        }

        fault = Last();
        _ = closedir(listing);
        return fault.Number == 0;
    }

    public override unsafe int Columns(int stream)
    {
        const nuint windowSize = 0x5413;
        var size = stackalloc ushort[4];
        return ioctl(stream, windowSize, (nint)size) == 0 ? size[1] : 0;
    }

    protected override int Open(int folder, string name, int flags, int mode) => openat(folder, name, flags, mode);

    // The offsets are those of struct statx, the same on every architecture.
    private static unsafe FileFacts Read(byte* buffer)
    {
        var mode = *(ushort*)(buffer + 28);
        return new FileFacts(
            (mode & 0xf000) == 0x8000, (mode & 0xf000) == 0x4000, mode & 0xfff, *(uint*)(buffer + 16), *(uint*)(buffer + 20), *(uint*)(buffer + 24),
            *(ulong*)(buffer + 32), *(long*)(buffer + 40), (*(long*)(buffer + 112) * 1_000_000_000) + *(uint*)(buffer + 120));
    }

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int openat(int folder, string name, int flags, int mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int statx(int folder, string path, int flags, uint mask, byte* buffer);

    [LibraryImport("libc")]
    private static partial int ioctl(int fd, nuint request, nint argument);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint fdopendir(int fd);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint readdir(nint listing);

    [LibraryImport("libc")]
    private static partial int closedir(nint listing);
}
