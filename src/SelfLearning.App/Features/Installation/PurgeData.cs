using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Installation;

/// <summary>Deletes what this program keeps for a user: this repository's store, the global store, caches, and the record of installations. Stores
/// of other repositories stay. It cannot be undone.</summary>
public static class PurgeData
{
    /// <summary>A folder that goes.</summary>
    public sealed record Part(string Path, string What, int Cards, int Files, long Bytes);

    public static IReadOnlyList<Part> Plan(Workspace work)
    {
        var caches = Path.Combine(work.Env.CacheHome, Store.UserCacheName);
        return
        [
            .. new[] { Of(work.Project, "this repository's store"), Of(work.Global, "your global store"), Of(caches, "caches", 0), Of(InstallLedgerFile.DataFolder(work.Env), "the record of installations", 0) }
                .OfType<Part>().DistinctBy(p => p.Path),
        ];
    }

    public static void Apply(Workspace work, IReadOnlyList<Part> parts)
    {
        foreach (var part in parts)
        {
            Directory.Delete(part.Path, recursive: true);
            // The folders that held nothing but a store go with it.
            var stop = part.Path == work.Project.Path ? work.Roots.Repository : work.Env.Home;
            for (var at = Path.GetDirectoryName(part.Path); at is not null && at.Length > stop.Length && at.Contains(Store.FolderName, StringComparison.Ordinal) && !Directory.EnumerateFileSystemEntries(at).Any(); at = Path.GetDirectoryName(at))
                Directory.Delete(at);
        }
    }

    private static Part? Of(Store store, string what) => Directory.Exists(store.Path) ? Of(store.Path, what, store.Load().Cards.Count) : null;

    private static Part? Of(string path, string what, int cards)
    {
        // A link is not ours to follow.
        if (!Directory.Exists(path) || File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
            return null;
        var files = Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Select(f => new FileInfo(f).Length).ToList();
        return new Part(path, what, cards, files.Count, files.Sum());
    }
}
