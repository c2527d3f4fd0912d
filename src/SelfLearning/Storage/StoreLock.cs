using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.Storage;

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
        var file = folder.GetFile(Name, Sys.ReadWrite, out _);
        var started = Environment.TickCount64;
        for (var wait = 1; !Sys.TryLock(file, out var error); wait = Math.Min(wait * 2, 16))
        {
            if (error != 0)
            {
                file.Dispose();
                throw Folder.Fault(folder.At(Name), "lock", error);
            }

            if (Environment.TickCount64 - started > Patience.TotalMilliseconds)
            {
                var holder = Encoding.ASCII.GetString(Folder.ReadAll(file)).Trim();
                file.Dispose();
                throw new UserError(
                    $"The store {folder.Path} is busy: process {(holder.Length > 0 ? holder : "(unknown)")} holds its lock.",
                    "Try again, or look at what that process does; its lock is free as soon as it ends.", UserError.Busy);
            }

            Thread.Sleep(wait);
        }

        // Only for the message above; a lock without a name still locks.
        if (Sys.Truncate(file, 0, out _))
            _ = Sys.WriteOnce(file, Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)), out _);
        return new StoreLock(file);
    }

    public void Dispose() => file.Dispose();
}
