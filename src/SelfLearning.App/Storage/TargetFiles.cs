namespace SelfLearning.App.Storage;

/// <summary>Changes files outside the store: all or none, refused when one is no longer what was read. Two programs that change one folder
/// wait for each other.</summary>
internal static class TargetFiles
{
    /// <summary>The bytes of a file below a folder; null where it is not there. A link in its way is refused.</summary>
    public static byte[]? Find(string folder, string path)
    {
        using var root = Folder.Open(folder) ?? throw new UserError($"The folder {folder} does not exist.");
        using var parent = root.Find(Parents(path));
        return parent?.FindBytes(Path.GetFileName(path));
    }

    public static void Apply(IReadOnlyList<TargetFile> files)
    {
        var locks = new List<TargetLock>();
        var done = new List<TargetFile>();
        try
        {
            foreach (var folder in files.Select(f => f.Folder).Distinct().Order(StringComparer.Ordinal))
                locks.Add(TargetLock.Take(folder));
            foreach (var file in files.Where(f => !Same(Find(f.Folder, f.Path), f.Before)))
                throw new UserError($"{file.FullPath} changed since it was read. Nothing was changed.", "Run the command again; it reads the file anew.");
            foreach (var file in files)
            {
                done.Add(file);
                Put(file, file.After);
            }
        }
        catch (UserError e)
        {
            foreach (var file in done)
                PutBack(file, e);
            throw;
        }
        finally
        {
            locks.ForEach(l => l.Dispose());
        }
    }

    /// <summary>Gives a file the bytes it had, or takes it away.</summary>
    public static void Put(TargetFile file, byte[]? bytes)
    {
        using var root = Folder.Open(file.Folder) ?? throw new UserError($"The folder {file.Folder} does not exist.");
        var (parents, name) = (Parents(file.Path), Path.GetFileName(file.Path));
        if (bytes is null)
        {
            using (var there = root.Find(parents))
            {
                there?.Delete(name);
                there?.Sync();
            }

            // The folder of our file goes with the last file in it; one that holds anything stays.
            if (parents.Length > 0 && root.DeleteFolder(parents[0]))
                root.Sync();
            return;
        }

        using var parent = root.Get(LinuxCalls.UsualFolderMode, parents);
        using var old = parent.FindFile(name);
        AtomicFile.Write(parent, name, bytes, file.Mode ?? (old is null ? LinuxCalls.UsualFileMode : LinuxCalls.Facts(old).Mode), durable: true);
    }

    private static void PutBack(TargetFile file, UserError why)
    {
        try
        {
            Put(file, file.Before);
        }
        catch (UserError second) when (!Same(Find(file.Folder, file.Path), file.Before))
        {
            throw new UserError($"{why.Message} {file.FullPath} could not be put back: {second.Message}", "The next backport, or repair --apply, puts it back.", why.ExitCode);
        }
        catch (UserError)
        {
            // Its bytes are those of before; only the last step of putting them there failed.
        }
    }

    public static bool Same(byte[]? a, byte[]? b) => a is null || b is null ? a is null && b is null : a.AsSpan().SequenceEqual(b);

    private static string[] Parents(string path) => Path.GetDirectoryName(path) is { Length: > 0 } parents ? parents.Split('/') : [];

    private sealed class TargetLock(Folder folder) : IDisposable
    {
        public static TargetLock Take(string path)
        {
            var folder = Folder.Open(path) ?? throw new UserError($"The folder {path} does not exist.");
            for (var started = Environment.TickCount64; !folder.TryLock(out var error); Thread.Sleep(10))
            {
                if (error != 0)
                {
                    folder.Dispose();
                    throw Folder.Fault(path, "lock", error);
                }

                if (Environment.TickCount64 - started > 5000)
                {
                    folder.Dispose();
                    throw new UserError($"Another process changes {path}. Nothing was changed.", "Try again when it is done.", UserError.Busy);
                }
            }

            return new TargetLock(folder);
        }

        // Closing the folder frees its lock.
        public void Dispose() => folder.Dispose();
    }
}
