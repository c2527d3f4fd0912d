using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Storage.Changes;

/// <summary>Locks of folders in which files are changed: two programs that change one folder wait for each other.</summary>
internal sealed class FolderLocks : IDisposable
{
    private const int Patience = 5000;
    private readonly List<Folder> held = [];

    private FolderLocks()
    {
    }

    /// <summary>Takes the locks in one order for all; folders that are gone have none.</summary>
    public static FolderLocks Take(IEnumerable<string> folders)
    {
        var locks = new FolderLocks();
        try
        {
            foreach (var path in folders.Distinct().Order(StringComparer.Ordinal))
            {
                if (Folder.Open(path) is not { } folder)
                    continue;
                locks.held.Add(folder);
                Wait(path, folder.TryLock);
            }

            return locks;
        }
        catch (UserError)
        {
            locks.Dispose();
            throw;
        }
    }

    internal delegate bool Try(out SystemFault error);

    /// <summary>Waits at most five seconds for a lock.</summary>
    internal static void Wait(string path, Try take)
    {
        for (var started = Environment.TickCount64; !take(out var error); Thread.Sleep(10))
        {
            if (error.Kind != FaultKind.None)
                throw Folder.Fault(path, "lock", error);
            if (Environment.TickCount64 - started > Patience)
                throw new UserError($"Another process is changing {path}. Nothing was changed.", "Try again when it is done.", UserError.Busy);
        }
    }

    // Closing a folder frees its lock.
    public void Dispose() => held.ForEach(f => f.Dispose());
}
