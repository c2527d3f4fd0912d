using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using static SelfLearning.App.Storage.Systems.WindowsApi;

namespace SelfLearning.App.Storage.Systems;

/// <summary>Opens, marks and deletes files by the calls of NT, with patience for whoever holds one for a moment.</summary>
[SupportedOSPlatform("windows")]
internal static unsafe class WindowsFiles
{
    public const uint ReadData = 1, WriteData = 2, AppendData = 4, ReadAttributes = 0x80, WriteAttributes = 0x100, DeleteAccess = 0x10000, ReadControl = 0x20000, WriteControl = 0x40000, Synchronize = 0x100000;
    public const uint ShareAll = 7;
    public const uint OpenIt = 1, CreateIt = 2, OpenOrCreate = 3;
    public const uint IsFolderOption = 1, IsFileOption = 0x40;
    public const uint ReadOnlyAttribute = 1, FolderAttribute = 0x10, NormalAttribute = 0x80, LinkAttribute = 0x400;
    private const uint Waits = 0x20, LinkItself = 0x200000;
    private const uint LinkTag = 0x20000000;
    private const int BasicInformation = 4, DispositionInformation = 13, TagInformation = 35, DispositionInformationEx = 64;

    /// <summary>How long a scanner or an indexer may hold a file.</summary>
    public static readonly TimeSpan ScannerTime = TimeSpan.FromSeconds(1);

    // Opens the name itself, never what a link in its place points to. What a cloud keeps for us is a file, though it is a reparse point.
    public static SafeFileHandle? Open(SafeFileHandle? folder, string name, uint access, uint disposition, uint options, nint security, out SystemFault fault, bool linkItself = false)
    {
        fault = WindowsFaults.BadName;
        if (folder is not null && name.Length > 0 && !WindowsNames.IsAllowed(name))
            return null;
        var full = folder is null ? WindowsNames.NtPath(name) : name;
        SafeFileHandle? file = null;
        fixed (char* at = full)
        {
            var text = new UnicodeString { Buffer = at, Length = (ushort)(full.Length * 2), MaximumLength = (ushort)(full.Length * 2) };
            const uint caseInsensitive = 0x40;
            var attributes = new ObjectAttributes
            {
                Length = (uint)sizeof(ObjectAttributes), RootDirectory = folder?.DangerousGetHandle() ?? 0, Name = &text, Attributes = caseInsensitive, Security = security,
            };
            var place = &attributes;
            var which = LinkItself;
            for (var tries = 0; tries < 2; tries++)
            {
                nint handle = 0;
                if (!Patiently(() =>
                    {
                        IoStatus status;
                        return NtCreateFile(out handle, access, place, &status, null, NormalAttribute, ShareAll, disposition, options | Waits | which, 0, 0);
                    }, out fault))
                    return null;
                file = new SafeFileHandle(handle, ownsHandle: true);
                var (value, tag) = Attributes(file);
                if ((value & LinkAttribute) == 0 || linkItself || which == 0)
                    return file;
                file.Dispose();
                if ((tag & LinkTag) != 0)
                {
                    fault = WindowsFaults.Link;
                    return null;
                }

                which = 0;
            }
        }

        return file;
    }

    // A scanner or an indexer holds a file for some milliseconds. Before Windows 10, a file that is open at all cannot be replaced: that is "denied".
    public static bool Patiently(Func<int> call, out SystemFault fault, TimeSpan denied = default)
    {
        var started = Environment.TickCount64;
        for (var wait = 1; ; wait = Math.Min(wait * 2, 32))
        {
            var result = call();
            fault = WindowsFaults.OfStatus(result);
            if (fault.Kind == FaultKind.None)
                return true;
            if (Environment.TickCount64 - started >= (fault.Kind switch { FaultKind.Held => ScannerTime, FaultKind.Denied => denied, _ => TimeSpan.Zero }).TotalMilliseconds)
                return false;
            Thread.Sleep(wait);
        }
    }

    public static bool Delete(SafeFileHandle file, out SystemFault fault)
    {
        const uint nowAndReadOnly = 1 | 2 | 0x10;
        return Patiently(() =>
        {
            IoStatus status;
            var flags = nowAndReadOnly;
            var result = NtSetInformationFile(file, &status, &flags, sizeof(uint), DispositionInformationEx);
            if (result >= 0 || WindowsFaults.OfStatus(result).Kind != FaultKind.Other)
                return result;
            byte delete = 1;
            return NtSetInformationFile(file, &status, &delete, 1, DispositionInformation);
        }, out fault);
    }

    public static SafeFileHandle? Reopen(SafeFileHandle file)
    {
        var again = Open(file, "", WriteControl | ReadControl | Synchronize, OpenIt, 0, 0, out _);
        return again;
    }

    public static bool Written(SafeFileHandle file, out SystemFault fault)
    {
        using var writable = Open(file, "", WriteData | Synchronize | ReadAttributes, OpenIt, 0, 0, out fault);
        if (writable is null || FlushFileBuffers(writable) != 0)
            return writable is not null;
        fault = WindowsFaults.Last();
        return false;
    }

    public static bool SetBasic(SafeFileHandle file, long changed, uint attributes, out SystemFault fault)
    {
        // FILE_BASIC_INFORMATION: created, accessed, written, changed, attributes; zero leaves a field as it is.
        var basic = stackalloc long[5];
        new Span<long>(basic, 5).Clear();
        basic[2] = changed;
        basic[4] = attributes;
        IoStatus status;
        fault = WindowsFaults.OfStatus(NtSetInformationFile(file, &status, basic, 40, BasicInformation));
        return fault.Kind == FaultKind.None;
    }

    public static AttributesAndTag Attributes(SafeFileHandle file)
    {
        AttributesAndTag found = default;
        IoStatus status;
        return NtQueryInformationFile(file, &status, &found, (uint)sizeof(AttributesAndTag), TagInformation) < 0 ? default : found;
    }

    /// <summary>FILE_ATTRIBUTE_TAG_INFORMATION.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct AttributesAndTag(uint Value, uint Tag)
    {
        public bool IsLink => (Value & LinkAttribute) != 0 && (Tag & LinkTag) != 0;

        public bool HasFlag(uint flag, uint without = 0) => (Value & flag) != 0 && (Value & without) == 0;
    }
}
