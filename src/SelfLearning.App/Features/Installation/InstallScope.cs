using SelfLearning.Core.Agents;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Installation;

/// <summary>Where agents' files lie: those of the user below home, or those of one project. Each is read once.</summary>
public sealed class InstallScope
{
    private readonly Dictionary<string, (ForeignFile? File, string? Fault)> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> versions = new(StringComparer.Ordinal);
    private readonly string home;

    public InstallScope(Workspace work, bool project)
    {
        Env = work.Env;
        home = Roots.Resolve(Env.Home, Env.Folder);
        Project = project ? work.Roots.Worktree ?? work.Roots.Repository : null;
        if (!Directory.Exists(Root))
            throw new UserError($"The folder {Root} does not exist.", project ? "Run it inside your repository." : "Set HOME to your home folder.");
    }

    public AppEnv Env { get; }

    /// <summary>The project's root; null for the user's own files.</summary>
    public string? Project { get; }

    public string Root => Project ?? home;

    /// <summary>The absolute path of a place in the agents' table.</summary>
    public string Full(string place)
    {
        foreach (var (from, variable, below) in AgentTable.MovedBy)
        {
            if ((place == from || place.StartsWith(from + "/", StringComparison.Ordinal)) && Env.Variable(variable) is { } moved && Path.IsPathRooted(moved))
                return PathRules.Native(Path.TrimEndingDirectorySeparator(moved) + below + place[from.Length..]);
        }

        return place.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Env.Home, PathRules.Native(place[2..])) : Path.Combine(Project ?? Env.Folder, PathRules.Native(place));
    }

    /// <summary>The same with links followed, as far as there is anything.</summary>
    public string Real(string place) => Roots.Resolve(Full(place), Env.Folder);

    /// <summary>The version of an agent's client, where something hangs on it; null where that cannot be told.</summary>
    public string? VersionOf(AgentRow agent)
    {
        if (agent.Client is not { } client)
            return null;
        if (!versions.TryGetValue(agent.Id, out var version))
            versions[agent.Id] = version = ClientVersion.Find(this, client);
        return version;
    }

    /// <summary>Whether an agent is used here: by this user, or in this project.</summary>
    public bool Uses(AgentRow agent) => agent.UserSigns.Any(s => Path.Exists(Full(s))) || (Project is not null && agent.ProjectSigns.Any(s => Path.Exists(Full(s))));

    /// <summary>The file at a place; null, with the reason, where it cannot be read or lies outside the project.</summary>
    internal ForeignFile? Find(string place, out string? fault)
    {
        var path = Full(place);
        if (!files.TryGetValue(path, out var known))
            files[path] = known = Read(path);
        fault = known.Fault;
        return known.File;
    }

    /// <summary>A path as diffs show it: below the root of this scope, or from the file system's root.</summary>
    public string Shown(string path) => PathRules.Slashed(PathRules.IsBelow(path, Root) ? PathRules.Below(path, Root) : path).TrimStart('/');

    /// <summary>A path as people read it: as it lies in this project, below home with a tilde.</summary>
    public string Told(string path) =>
        Project is not null && PathRules.IsBelow(path, Project) ? Shown(path)
        : PathRules.IsBelow(path, home) ? "~/" + PathRules.Slashed(PathRules.Below(path, home)) : path;

    private (ForeignFile? File, string? Fault) Read(string path)
    {
        try
        {
            var file = ForeignFile.Follow(path, Env.Folder);
            return Project is null || PathRules.IsBelow(file.FullPath, Project)
                ? (file, null)
                : (null, $"It is, or lies behind, a symbolic link out of the project, to {file.FullPath}.");
        }
        catch (UserError e)
        {
            return (null, e.Message);
        }
    }
}
