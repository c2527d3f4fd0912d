using SelfLearning.Core.Transcripts;

namespace SelfLearning.App.Storage.Transcripts;

/// <summary>Finds transcripts: where agents keep them, or below paths that were given.</summary>
internal static class TranscriptFiles
{
    private const int DeepestGiven = 8;
    private static readonly string[] Endings = [".jsonl", ".json", ".md", ".traj", ".db", ".vscdb"];

    /// <summary>The transcripts of the named agents (of all, where none is named), oldest first.</summary>
    public static List<TranscriptFile> OfAgents(AppEnv env, string repository, IReadOnlyList<string> agents)
    {
        var files = new List<TranscriptFile>();
        foreach (var place in TranscriptPlace.All.Where(p => agents.Count == 0 || agents.Contains(p.Agent)))
        {
            foreach (var folder in Folders(env, repository, place))
                files.AddRange(Below(folder, place.Depth, name => place.Names.Any(n => name.EndsWith(n, StringComparison.Ordinal))));
        }

        return Sorted(files);
    }

    /// <summary>The transcripts at or below the paths, oldest first. A file that is named is taken whatever its name.</summary>
    public static List<TranscriptFile> At(AppEnv env, IEnumerable<string> paths)
    {
        var files = new List<TranscriptFile>();
        foreach (var given in paths)
        {
            var path = Path.GetFullPath(Roots.ExpandHome(given, env), env.Folder);
            if (TranscriptFile.Find(path) is { } file)
                files.Add(file);
            else if (Directory.Exists(path))
                files.AddRange(Below(path, DeepestGiven, name => Endings.Contains(Path.GetExtension(name))));
            else
                throw new UserError($"Cannot read {path}: there is no such file or folder.", "Name a transcript, or a folder that holds some.");
        }

        return Sorted(files);
    }

    private static List<TranscriptFile> Sorted(List<TranscriptFile> files) =>
        [.. files.DistinctBy(f => f.Path, StringComparer.Ordinal).OrderBy(f => f.Changed).ThenBy(f => f.Path, StringComparer.Ordinal)];

    private static IEnumerable<string> Folders(AppEnv env, string repository, TranscriptPlace place)
    {
        var (moved, below) = place.Parts;
        if (place.Root == TranscriptRoot.Repository)
            return [Path.Combine(repository, below)];
        var usual = Path.Combine(env.Home, moved);
        var root = place.Variable is { } name && env.Variable(name) is { Length: > 0 } given ? Roots.ExpandHome(given, env) : usual;
        return [Path.Combine(root, below)];
    }

    private static IEnumerable<TranscriptFile> Below(string folder, int depth, Func<string, bool> isWanted)
    {
        if (!Directory.Exists(folder))
            return [];
        var options = new EnumerationOptions { RecurseSubdirectories = depth > 0, MaxRecursionDepth = depth, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device };
        return Directory.EnumerateFiles(folder, "*", options).Where(p => isWanted(Path.GetFileName(p))).Select(TranscriptFile.Find).OfType<TranscriptFile>();
    }
}
