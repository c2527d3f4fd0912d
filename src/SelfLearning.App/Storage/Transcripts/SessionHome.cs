using SelfLearning.Core.Records;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.App.Storage.Transcripts;

/// <summary>Which repository a session belongs to: by its folder, which may be a worktree's or no longer there; by what its path says.</summary>
internal sealed class SessionHome(AppEnv env, string repository)
{
    // The repository that was asked for may be given by a variable; sessions are told by where they were.
    private readonly AppEnv plain = env with { Variable = name => name == "SELF_LEARNING_REPO_ROOT" ? null : env.Variable(name) };
    private readonly Dictionary<string, string?> known = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>The repository of a folder; null where it cannot be told, or is none.</summary>
    public string? Of(string? folder)
    {
        if (string.IsNullOrEmpty(folder) || !Path.IsPathRooted(folder))
            return null;
        lock (gate)
        {
            if (!known.TryGetValue(folder, out var home))
                known.Add(folder, home = Find(folder));
            return home;
        }
    }

    /// <summary>The repository of a session.</summary>
    public string? Of(string path, Transcript session)
    {
        if (session.Folder is { } folder)
            return Of(folder) ?? (IsMovedHere(folder, session) ? repository : null);
        // What lies in a repository is its own; some agents name their folders after it.
        if (path.StartsWith(repository + "/", StringComparison.Ordinal))
            return repository;
        return path.Contains($"/{Slug(repository)}/", StringComparison.Ordinal) || path.Contains($"/{Slug(repository).TrimStart('-')}/", StringComparison.Ordinal)
            || path.Contains($"/{Sha256.Hex(System.Text.Encoding.UTF8.GetBytes(repository))}/", StringComparison.Ordinal) || WorkedHere(session) ? repository : null;
    }

    // Where no folder is told at all: most of the files that it names, and of the folders in which its commands ran, stand here.
    private bool WorkedHere(Transcript session)
    {
        var places = session.Calls.Select(c => c.IsShell ? c.Folder : c.Input).Where(p => p?.StartsWith('/') == true).Distinct(StringComparer.Ordinal).ToList();
        return places.Count > 0 && places.Count(p => (p + "/").StartsWith(repository + "/", StringComparison.Ordinal)) * 2 > places.Count;
    }

    private string? Find(string folder)
    {
        if (Directory.Exists(folder))
            return Roots.Find(plain with { Folder = folder }).Repository;
        var below = folder + "/";
        if (below.StartsWith(repository + "/", StringComparison.Ordinal))
            return repository;
        // Worktrees that are gone again: beside the repository, named after it.
        foreach (var ending in (ReadOnlySpan<string>)["__worktrees/", "-worktrees/", ".worktrees/"])
        {
            if (below.StartsWith(repository + ending, StringComparison.Ordinal))
                return repository;
        }

        return null;
    }

    // A folder of the same name that is gone, whose edited files stand here.
    private bool IsMovedHere(string folder, Transcript session)
    {
        if (Directory.Exists(folder) || Path.GetFileName(folder.TrimEnd('/')) != Path.GetFileName(repository))
            return false;
        var edited = session.Calls.Where(c => c.Kind == CallKind.Edit && c.Input.StartsWith(folder + "/", StringComparison.Ordinal)).Select(c => c.Input[(folder.Length + 1)..]).Distinct(StringComparer.Ordinal).ToList();
        return edited.Count > 0 && edited.Count(f => File.Exists(Path.Combine(repository, f))) * 2 >= edited.Count;
    }

    private static string Slug(string path) => string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-'));
}
