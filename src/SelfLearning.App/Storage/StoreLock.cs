using SelfLearning.App.Storage.Systems;
using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage;

/// <summary>The lock of a store, which orders what is read and then written. The system frees it when its holder dies; a live holder is
/// never robbed: who waits longer than five seconds is told whom for.</summary>
internal sealed class StoreLock : IDisposable
{
    private const string Name = ".lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SafeFileHandle file;

    private StoreLock(SafeFileHandle file) => this.file = file;

    public static StoreLock Take(Folder folder)
    {
        var file = folder.GetFile(Name, OpenFor.ReadWrite, out _);
        var started = Environment.TickCount64;
        for (var wait = 1; !SystemCalls.Here.TryLock(file, out var error); wait = Math.Min(wait * 2, 16))
        {
            if (error.Kind != FaultKind.None)
            {
                file.Dispose();
                throw Folder.Fault(folder.At(Name), "lock", error);
            }

            if (Environment.TickCount64 - started > Patience.TotalMilliseconds)
            {
                var holder = Encoding.ASCII.GetString(Folder.ReadAll(file, folder.At(Name))).Trim();
                file.Dispose();
                throw new UserError(
                    $"The store {folder.Path} is busy: process {(holder.Length > 0 ? holder : "(unknown)")} holds its lock.",
                    "Try again, or look at what that process does; its lock is free as soon as it ends.", UserError.Busy);
            }

            Thread.Sleep(wait);
        }

        // Who waits is told this number; the number of another process would send people to the wrong one.
        var holding = Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        if (SystemCalls.Here.Truncate(file, 0, out var fault) && SystemCalls.Here.WriteAt(file, holding, 0, out fault))
            return new StoreLock(file);
        file.Dispose();
        throw Folder.Fault(folder.At(Name), "write", fault);
    }

    /// <summary>The process that holds the lock for the whole of a second; null where it is free. Takes it for a moment, writes nothing.</summary>
    public static string? FindHolder(Folder folder)
    {
        using var file = folder.FindFile(Name);
        for (var started = Environment.TickCount64; file is not null && !SystemCalls.Here.TryLock(file, out _); Thread.Sleep(20))
        {
            if (Environment.TickCount64 - started > 1000)
                return Encoding.ASCII.GetString(Folder.ReadAll(file, folder.At(Name))).Trim() is { Length: > 0 } holder ? holder : "(unknown)";
        }

        return null;
    }

    public void Dispose() => file.Dispose();
}
