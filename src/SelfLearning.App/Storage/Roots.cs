using SelfLearning.App.Storage.Systems;
namespace SelfLearning.App.Storage;

/// <summary>Where the repository is, by files alone. <see cref="Worktree"/>: the linked worktree in which we stand, else null.</summary>
internal sealed record Roots(string Repository, string? Worktree)
{
    private static readonly string[] AgentFolders = [".github", ".claude", ".codex", ".agents", ".cursor"];

    public static Roots Find(AppEnv env)
    {
        if (env.Variable("SELF_LEARNING_REPO_ROOT") is { Length: > 0 } given)
            return new Roots(Resolve(ExpandHome(given, env), env.Folder), null);

        var folder = Resolve(env.Folder, env.Folder);
        foreach (var parent in Upwards(folder))
        {
            var git = Path.Combine(parent, ".git");
            if (Directory.Exists(git))
                return new Roots(parent, null);
            if (File.Exists(git))
                return MainOf(parent, git) is { } main ? new Roots(main, parent) : new Roots(parent, null);
        }

        var agents = Upwards(folder).FirstOrDefault(p => AgentFolders.Contains(Path.GetFileName(p)));
        return new Roots(agents is null ? folder : Path.GetDirectoryName(agents)!, null);
    }

    /// <summary>An absolute path without links; what does not exist yet is kept as it is below what does.</summary>
    public static string Resolve(string path, string folder)
    {
        var full = Path.GetFullPath(path, folder);
        full = Path.TrimEndingDirectorySeparator(full);
        if (SystemCalls.Here.RealPath(full) is { } real)
            return real;
        var parent = Path.GetDirectoryName(full);
        return parent is null ? full : Path.Combine(Resolve(parent, folder), Path.GetFileName(full));
    }

    public static string ExpandHome(string path, AppEnv env) =>
        path == "~" ? env.Home : path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(env.Home, PathRules.Native(path[2..])) : path;

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
            yield return at;
    }

    /// <summary>The folder that holds the common git folder of a linked worktree; null for a submodule and for what cannot be read.</summary>
    private static string? MainOf(string worktree, string git)
    {
        try
        {
            var line = File.ReadLines(git).FirstOrDefault() ?? "";
            if (!line.StartsWith("gitdir:", StringComparison.Ordinal))
                return null;
            var gitFolder = Path.GetFullPath(line["gitdir:".Length..].Trim(), worktree);
            var common = Path.Combine(gitFolder, "commondir");
            if (!File.Exists(common))
                return null;
            var folder = Path.GetFullPath(File.ReadAllText(common).Trim(), gitFolder);
            return SystemCalls.Here.RealPath(folder) is { } real ? Path.GetDirectoryName(real) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A .git file that cannot be read still marks a repository.
            return null;
        }
    }
}
