using System.Runtime.InteropServices;

namespace SelfLearning.App.Storage.Systems;

/// <summary>The calls of the C library that every Unix has under one name and with one shape.</summary>
internal static partial class LibC
{
    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int mkdirat(int folder, string name, uint mode);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int renameat(int fromFolder, string from, int toFolder, string to);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int unlinkat(int folder, string name, int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int fchmod(int fd, uint mode);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int fsync(int fd);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int ftruncate(int fd, long length);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial nint write(int fd, byte* bytes, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial nint pread(int fd, byte* bytes, nuint count, long offset);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial nint pwrite(int fd, byte* bytes, nuint count, long offset);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial nint read(int fd, byte* bytes, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int flock(int fd, int operation);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int utimensat(int folder, string name, nint* times, int flags);

    [LibraryImport("libc", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial byte* realpath(string path, byte* resolved);

    [LibraryImport("libc")]
    internal static partial uint umask(uint mask);

    [LibraryImport("libc")]
    internal static partial uint geteuid();

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int fchown(int fd, uint owner, uint group);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int fcntl(int fd, int command);

    [LibraryImport("libc")]
    internal static partial int isatty(int fd);

    [LibraryImport("libc")]
    internal static partial int tcflush(int fd, int queue);

    [LibraryImport("libc")]
    internal static unsafe partial int poll(int* descriptors, nuint count, int milliseconds);
}
