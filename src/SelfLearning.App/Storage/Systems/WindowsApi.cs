using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage.Systems;

/// <summary>The calls of Windows that <see cref="WindowsCalls"/> needs. Those of ntdll are the only ones that open a name below an open folder.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe partial class WindowsApi
{
    /// <summary>OBJECT_ATTRIBUTES: a name, and the open folder below which it is looked up.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct ObjectAttributes
    {
        public uint Length;
        public nint RootDirectory;
        public UnicodeString* Name;
        public uint Attributes;
        public nint Security;
        public nint Quality;
    }

    /// <summary>UNICODE_STRING; lengths in bytes.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct UnicodeString
    {
        public ushort Length;
        public ushort MaximumLength;
        public char* Buffer;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct IoStatus
    {
        public nint Status;
        public nuint Information;
    }

    [LibraryImport("ntdll")]
    internal static partial int NtCreateFile(out nint handle, uint access, ObjectAttributes* name, IoStatus* status, long* size, uint attributes, uint share, uint disposition, uint options, nint ea, uint eaLength);

    [LibraryImport("ntdll")]
    internal static partial int NtSetInformationFile(SafeFileHandle file, IoStatus* status, void* information, uint length, int kind);

    [LibraryImport("ntdll")]
    internal static partial int NtQueryInformationFile(SafeFileHandle file, IoStatus* status, void* information, uint length, int kind);

    [LibraryImport("ntdll")]
    internal static partial int NtQueryDirectoryFile(SafeFileHandle folder, nint wakeUp, nint apc, nint context, IoStatus* status, void* entries, uint length, int kind, byte single, nint pattern, byte restart);

    [LibraryImport("ntdll")]
    internal static partial int RtlNtStatusToDosError(int status);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial int GetFileInformationByHandle(SafeFileHandle file, byte* information);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial int FlushFileBuffers(SafeFileHandle file);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial int LockFileEx(SafeFileHandle file, uint flags, uint reserved, uint low, uint high, NativeOverlapped* place);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial int UnlockFileEx(SafeFileHandle file, uint reserved, uint low, uint high, NativeOverlapped* place);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial int ReadFile(nint file, byte* bytes, uint count, out uint read, NativeOverlapped* place);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial int WriteFile(nint file, byte* bytes, uint count, out uint written, NativeOverlapped* place);

    [LibraryImport("kernel32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    internal static partial SafeFileHandle CreateFileW(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial uint GetFinalPathNameByHandleW(SafeFileHandle file, char* path, uint length, uint flags);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial nint OpenProcess(uint access, int inherit, int process);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial int GetExitCodeProcess(nint process, out uint code);

    [LibraryImport("kernel32")]
    internal static partial int CloseHandle(nint handle);

    [LibraryImport("kernel32")]
    internal static partial nint GetStdHandle(int which);

    [LibraryImport("kernel32")]
    internal static partial int GetConsoleMode(nint console, out uint mode);

    [LibraryImport("kernel32")]
    internal static partial int GetConsoleScreenBufferInfo(nint console, short* information);

    [LibraryImport("kernel32")]
    internal static partial int SetConsoleOutputCP(uint page);

    [LibraryImport("kernel32")]
    internal static partial int FlushConsoleInputBuffer(SafeFileHandle console);

    [LibraryImport("kernel32")]
    internal static partial uint WaitForSingleObject(SafeFileHandle handle, uint milliseconds);

    [LibraryImport("kernel32", SetLastError = true)]
    internal static partial int ReadConsoleW(SafeFileHandle console, char* text, uint count, out uint read, nint control);

    [LibraryImport("advapi32", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    internal static partial int ConvertStringSecurityDescriptorToSecurityDescriptorW(string text, uint revision, out nint descriptor, nint size);

    [LibraryImport("advapi32", SetLastError = true)]
    internal static partial int GetKernelObjectSecurity(SafeFileHandle file, uint what, byte* descriptor, uint length, out uint needed);

    [LibraryImport("advapi32", SetLastError = true)]
    internal static partial int SetKernelObjectSecurity(SafeFileHandle file, uint what, byte* descriptor);

    [LibraryImport("kernel32")]
    internal static partial nint LocalFree(nint memory);
}
