using System.Runtime.Versioning;
using System.Security.Principal;
using Microsoft.Win32.SafeHandles;
using static SelfLearning.App.Storage.Systems.WindowsApi;
using static SelfLearning.App.Storage.Systems.WindowsFiles;

namespace SelfLearning.App.Storage.Systems;

/// <summary>Windows, by the calls of NT, which look a name up below an open folder and have no limit of 260 characters.</summary>
[SupportedOSPlatform("windows")]
internal sealed unsafe class WindowsCalls : SystemCalls
{
    private const int RenameInformation = 10, EndInformation = 20, RenameInformationEx = 65, NamesInformation = 12;
    private const uint ExclusiveNow = 3;
    private const int UserWrites = 0x80;
    private const uint AccessList = 4;
    private const long Epoch = 116_444_736_000_000_000;

    // Locks keep others from reading what they cover, so they cover bytes where no file is.
    private const int LockPlace = 0x7fffffff;
    private const uint OwnLock = 1, AppendLock = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public override int UsualFileMode => 0x1b6;

    public override int UsualFolderMode => 0x1ff;

    public override bool IsRoot => false;

    public override SafeFileHandle? OpenAt(SafeFileHandle? folder, string name, OpenFor use, int mode, out SystemFault fault)
    {
        var access = Synchronize | ReadAttributes | ReadControl
            | (use.HasFlag(OpenFor.Read) ? ReadData : 0)
            | (use.HasFlag(OpenFor.Append) ? AppendData | WriteAttributes : use.HasFlag(OpenFor.Write) ? WriteData | AppendData | WriteAttributes : 0);
        var disposition = use.HasFlag(OpenFor.New) ? CreateIt : use.HasFlag(OpenFor.Create) ? OpenOrCreate : OpenIt;
        var file = Open(folder, name, access, disposition, use.HasFlag(OpenFor.Folder) ? IsFolderOption : 0, 0, out fault);
        if (file is not null && use.HasFlag(OpenFor.Write) && Facts(file).IsFolder)
        {
            file.Dispose();
            fault = new SystemFault(FaultKind.IsFolder, 5);
            return null;
        }

        return file;
    }

    public override bool MakeFolderAt(SafeFileHandle folder, string name, int mode, out SystemFault fault)
    {
        var security = (mode & 0x3f) == 0 ? ForUserAlone() : 0;
        using var made = Open(folder, name, Synchronize | ReadAttributes, CreateIt, IsFolderOption, security, out fault);
        if (security != 0)
            LocalFree(security);
        return made is not null;
    }

    public override bool RenameAt(SafeFileHandle folder, string from, string to, out SystemFault fault)
    {
        fault = WindowsFaults.BadName;
        if (!WindowsNames.IsAllowed(to))
            return false;
        using var file = Open(folder, from, DeleteAccess | Synchronize | ReadAttributes, OpenIt, 0, 0, out fault);
        if (file is null)
            return false;
        // FILE_RENAME_INFORMATION: flags, folder, length of the name in bytes, name.
        var size = 20 + (to.Length * 2) + 4;
        var information = stackalloc byte[size];
        *(nint*)(information + 8) = folder.DangerousGetHandle();
        *(int*)(information + 16) = to.Length * 2;
        to.AsSpan().CopyTo(new Span<char>(information + 20, to.Length));
        const uint replacePosixReadOnly = 1 | 2 | 0x40;
        return Patiently(() =>
        {
            IoStatus status;
            *(uint*)information = replacePosixReadOnly;
            var result = NtSetInformationFile(file, &status, information, (uint)size, RenameInformationEx);
            if (result < 0 && WindowsFaults.OfStatus(result).Kind == FaultKind.Other)
            {
                *(uint*)information = 1;
                result = NtSetInformationFile(file, &status, information, (uint)size, RenameInformation);
            }

            return result;
        }, out fault, ScannerTime);
    }

    public override bool UnlinkAt(SafeFileHandle folder, string name, out SystemFault fault)
    {
        using var file = Open(folder, name, DeleteAccess | Synchronize | ReadAttributes | WriteAttributes, OpenIt, 0, 0, out fault, linkItself: true);
        if (file is null)
            return false;
        if (!Attributes(file).HasFlag(FolderAttribute, LinkAttribute))
            return Delete(file, out fault);
        fault = new SystemFault(FaultKind.IsFolder, 5);
        return false;
    }

    public override bool RemoveFolderAt(SafeFileHandle folder, string name, out SystemFault fault)
    {
        using var file = Open(folder, name, DeleteAccess | Synchronize | ReadAttributes | WriteAttributes, OpenIt, IsFolderOption, 0, out fault);
        return file is not null && Delete(file, out fault);
    }

    public override bool NamesIn(SafeFileHandle folder, List<string> names, out SystemFault fault)
    {
        const int room = 16 << 10;
        var entries = stackalloc byte[room];
        for (byte restart = 1; ; restart = 0)
        {
            IoStatus status;
            var result = NtQueryDirectoryFile(folder, 0, 0, 0, &status, entries, room, NamesInformation, 0, 0, restart);
            if (result < 0)
            {
                const int noMore = unchecked((int)0x80000006), none = unchecked((int)0xC000000F);
                fault = result is noMore or none ? SystemFault.None : WindowsFaults.OfStatus(result);
                return fault.Kind == FaultKind.None;
            }

            // FILE_NAMES_INFORMATION: step to the next, index, length of the name in bytes, name.
            for (var entry = entries; ; entry += *(uint*)entry)
            {
                if (new string((char*)(entry + 12), 0, *(int*)(entry + 8) / 2) is var name and not ("." or ".."))
                    names.Add(name);
                if (*(uint*)entry == 0)
                    break;
            }
        }
    }

    // A folder's access list says whose a file is; of the mode there is only whether it may be written.
    public override bool ChangeMode(SafeFileHandle file, int mode, out SystemFault fault)
    {
        var attributes = Attributes(file).Value;
        var wanted = (mode & UserWrites) == 0 ? attributes | ReadOnlyAttribute : attributes & ~ReadOnlyAttribute;
        return SetBasic(file, 0, wanted == 0 ? NormalAttribute : wanted, out fault);
    }

    public override bool TakeOwner(SafeFileHandle folder, string replaced, SafeFileHandle file, out SystemFault fault)
    {
        using var old = Open(folder, replaced, ReadControl | Synchronize | ReadAttributes, OpenIt, IsFileOption, 0, out fault);
        using var again = old is null ? null : Reopen(file);
        fault = SystemFault.None;
        if (again is null || GetKernelObjectSecurity(old!, AccessList, null, 0, out var needed) != 0 || needed == 0) // Where there is no old one there is none again.
            return true;
        var descriptor = new byte[needed];
        fixed (byte* at = descriptor)
        {
            // A file system without access lists has none to give.
            if (GetKernelObjectSecurity(old!, AccessList, at, needed, out _) != 0)
                SetKernelObjectSecurity(again, AccessList, at);
        }

        return true;
    }

    public override bool ChangeOwner(SafeFileHandle file, uint owner, uint group, out SystemFault fault)
    {
        fault = SystemFault.None;
        return true;
    }

    public override bool Sync(SafeFileHandle file, out SystemFault fault)
    {
        // NTFS keeps a log of a folder's names itself, and has no call for it.
        fault = SystemFault.None;
        if (Attributes(file).HasFlag(FolderAttribute) || FlushFileBuffers(file) != 0)
            return true;
        fault = WindowsFaults.Last();
        // What is open to be read alone, as an index that is sealed, is flushed by whoever wrote it.
        return fault.Kind == FaultKind.Denied && Written(file, out fault);
    }

    public override bool Truncate(SafeFileHandle file, long length, out SystemFault fault)
    {
        IoStatus status;
        fault = WindowsFaults.OfStatus(NtSetInformationFile(file, &status, &length, sizeof(long), EndInformation));
        return fault.Kind == FaultKind.None;
    }

    public override long WriteOnce(SafeFileHandle file, ReadOnlySpan<byte> bytes, out SystemFault fault) => Write(file.DangerousGetHandle(), bytes, null, out fault);

    // Windows itself appends in one step; a file on a share, or below wine, is measured first and written then, so writers take turns.
    public override long AppendOnce(SafeFileHandle file, ReadOnlySpan<byte> bytes, out SystemFault fault)
    {
        var turn = At(LockPlace, AppendLock);
        for (var started = Environment.TickCount64; LockFileEx(file, ExclusiveNow, 0, 1, 0, &turn) == 0; Thread.Sleep(1))
        {
            fault = WindowsFaults.Last();
            if (fault.Kind != FaultKind.Held || Environment.TickCount64 - started > Patience.TotalMilliseconds)
                return -1;
        }

        var end = At(-1, 0xffffffff);
        var written = Write(file.DangerousGetHandle(), bytes, &end, out fault);
        UnlockFileEx(file, 0, 1, 0, &turn);
        return written;
    }

    public override long ReadAt(SafeFileHandle file, Span<byte> bytes, long offset, out SystemFault fault)
    {
        var place = At((int)(offset >> 32), (uint)offset);
        return Read(file.DangerousGetHandle(), bytes, &place, out fault);
    }

    public override bool WriteAt(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset, out SystemFault fault)
    {
        fault = SystemFault.None;
        while (bytes.Length > 0)
        {
            var place = At((int)(offset >> 32), (uint)offset);
            var written = Write(file.DangerousGetHandle(), bytes, &place, out fault);
            if (written <= 0)
                return false;
            bytes = bytes[(int)written..];
            offset += written;
        }

        return true;
    }

    public override bool TryLock(SafeFileHandle file, out SystemFault fault)
    {
        var place = At(LockPlace, OwnLock);
        fault = LockFileEx(file, ExclusiveNow, 0, 1, 0, &place) != 0 ? SystemFault.None : WindowsFaults.Last();
        if (fault.Kind == FaultKind.None)
            return true;
        if (fault.Kind == FaultKind.Held)
            fault = SystemFault.None;
        return false;
    }

    // A folder has no bytes to lock: a file of the user's, which is named after the folder and goes when it is closed, stands for it.
    public override SafeFileHandle? TryLockFolder(SafeFileHandle folder, out SystemFault fault)
    {
        var information = stackalloc byte[52];
        fault = GetFileInformationByHandle(folder, information) != 0 ? SystemFault.None : WindowsFaults.Last();
        if (fault.Kind != FaultKind.None)
            return null;
        var name = $"self-learning-{*(uint*)(information + 28):x8}{*(uint*)(information + 44):x8}{*(uint*)(information + 48):x8}.lock";
        const uint noneFound = 0, deleteOnClose = 0x04000000, openAlways = 4;
        var held = CreateFileW(Path.Combine(Path.GetTempPath(), name), DeleteAccess | WriteData | Synchronize, noneFound, 0, openAlways, deleteOnClose, 0);
        if (!held.IsInvalid)
            return held;
        fault = WindowsFaults.Last();
        // One that is going right now is still held.
        if (fault.Kind is FaultKind.Held or FaultKind.Denied)
            fault = SystemFault.None;
        return null;
    }

    public override FileFacts Facts(SafeFileHandle file)
    {
        var information = stackalloc byte[52];
        if (GetFileInformationByHandle(file, information) == 0)
            throw new UserError($"Cannot look at an open file of the store: {WindowsFaults.Last().Message}.");
        var attributes = *(uint*)information;
        var isFolder = (attributes & FolderAttribute) != 0;
        var isLink = Attributes(file).IsLink;
        return new FileFacts(
            !isFolder && !isLink, isFolder && !isLink, isFolder ? UsualFolderMode : (attributes & ReadOnlyAttribute) != 0 ? 0x124 : UsualFileMode,
            *(uint*)(information + 40), 0, 0, ((ulong)*(uint*)(information + 44) << 32) | *(uint*)(information + 48),
            ((long)*(uint*)(information + 32) << 32) | *(uint*)(information + 36), (*(long*)(information + 20) - Epoch) * 100);
    }

    public override FileFacts? FactsAt(SafeFileHandle folder, string name)
    {
        using var file = Open(folder, name == "." ? "" : name, ReadAttributes | Synchronize, OpenIt, 0, 0, out _, linkItself: true);
        return file is null ? null : Facts(file);
    }

    public override bool SetChangedAt(SafeFileHandle folder, string name, long nanoseconds)
    {
        using var file = Open(folder, name, WriteAttributes | ReadAttributes | Synchronize, OpenIt, 0, 0, out _);
        return file is not null && SetBasic(file, (nanoseconds / 100) + Epoch, 0, out _);
    }

    public override string? RealPath(string path)
    {
        const uint folders = 0x02000000, openExisting = 3;
        using var file = CreateFileW(WindowsNames.LongPath(path), ReadAttributes, ShareAll, 0, openExisting, folders, 0);
        if (file.IsInvalid)
            return null;
        var room = new char[32 << 10];
        fixed (char* at = room)
        {
            var length = GetFinalPathNameByHandleW(file, at, (uint)room.Length, 0);
            return length == 0 || length >= room.Length ? null : WindowsNames.Plain(new string(at, 0, (int)length));
        }
    }

    public override bool IsAlive(int process)
    {
        const uint limitedInformation = 0x1000, stillActive = 259;
        var handle = OpenProcess(limitedInformation, 0, process);
        // One that may not be looked at is there.
        if (handle == 0)
            return WindowsFaults.Last().Kind == FaultKind.Denied;
        var isAlive = GetExitCodeProcess(handle, out var code) == 0 || code == stillActive;
        _ = CloseHandle(handle);
        return isAlive;
    }

    public override bool IsOpen(int stream) => Standard(stream) is not (0 or -1);

    // A file never gets the place of a standard stream here.
    public override void TakeLowest()
    {
    }

    public override bool IsTerminal(int stream)
    {
        if (GetConsoleMode(Standard(stream), out _) == 0)
            return false;
        const uint utf8 = 65001;
        if (stream > 0)
            _ = SetConsoleOutputCP(utf8);
        return true;
    }

    public override int Columns(int stream)
    {
        // CONSOLE_SCREEN_BUFFER_INFO: the window's left edge is the sixth number, its right edge the eighth.
        var information = stackalloc short[11];
        return GetConsoleScreenBufferInfo(Standard(stream), information) == 0 ? 0 : information[7] - information[5] + 1;
    }

    public override long WriteTo(int stream, ReadOnlySpan<byte> bytes, out SystemFault fault) => Write(Standard(stream), bytes, null, out fault);

    public override long ReadFrom(int stream, Span<byte> bytes, out SystemFault fault) => Read(Standard(stream), bytes, null, out fault);

    public override bool WaitToRead(int stream, int milliseconds) => true;

    public override void WaitToWrite(int stream)
    {
    }

    public override SystemTerminal? OpenTerminal() => WindowsTerminal.Open();

    private static nint Standard(int stream) => GetStdHandle(-10 - stream);

    private static NativeOverlapped At(int high, uint low) => new() { OffsetHigh = high, OffsetLow = (int)low };

    private static long Read(nint file, Span<byte> bytes, NativeOverlapped* place, out SystemFault fault)
    {
        const int end = 38;
        fixed (byte* at = bytes)
        {
            fault = ReadFile(file, at, (uint)bytes.Length, out var read, place) != 0 ? SystemFault.None : WindowsFaults.Last();
            // A pipe whose writer is gone is at its end.
            if (fault.Kind == FaultKind.ClosedPipe || fault.Number == end)
                fault = SystemFault.None;
            return fault.Kind == FaultKind.None ? read : -1;
        }
    }

    private static long Write(nint file, ReadOnlySpan<byte> bytes, NativeOverlapped* place, out SystemFault fault)
    {
        fixed (byte* at = bytes)
        {
            fault = WriteFile(file, at, (uint)bytes.Length, out var written, place) != 0 ? SystemFault.None : WindowsFaults.Last();
            return fault.Kind == FaultKind.None ? written : -1;
        }
    }

    private static nint ForUserAlone()
    {
        using var user = WindowsIdentity.GetCurrent();
        // The user and the system, all rights, for what is made below it, too; nothing from the folder above.
        return ConvertStringSecurityDescriptorToSecurityDescriptorW($"D:P(A;OICI;FA;;;{user.User?.Value ?? "OW"})(A;OICI;FA;;;SY)", 1, out var descriptor, 0) != 0 ? descriptor : 0;
    }
}
