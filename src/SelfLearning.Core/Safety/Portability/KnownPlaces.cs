namespace SelfLearning.Core.Safety.Portability;

/// <summary>This repository's folder and remotes, and this user's home, wherever they stand in a text.</summary>
internal static class KnownPlaces
{
    public static IEnumerable<PortabilityFinding> Find(string text, PlaceNames names)
    {
        foreach (var (place, rule, replacement) in Places(names).OrderByDescending(p => p.Place.Length))
        {
            foreach (var at in Words.Find(text, place, isPath: true))
                yield return new PortabilityFinding(rule, at, text.Substring(at, place.Length), replacement);
        }
    }

    private static IEnumerable<(string Place, string Rule, string Replacement)> Places(PlaceNames names)
    {
        if (names.Root is { Length: > 1 } root && root != names.Home)
            yield return (root, PortabilityRule.RepositoryPath, "<repo root>");
        if (names.Home is { Length: > 1 } home)
            yield return (home, PortabilityRule.HomePath, "~");
        foreach (var remote in names.Remotes)
        {
            yield return (remote, PortabilityRule.Remote, "<repository url>");
            if (remote.EndsWith(".git", StringComparison.Ordinal))
                yield return (remote[..^4], PortabilityRule.Remote, "<repository url>");
            if (OwnerAndName(remote) is { } path)
                yield return (path, PortabilityRule.Remote, "<owner>/<repository>");
        }
    }

    // https://host/owner/name.git and git@host:owner/name.git
    private static string? OwnerAndName(string remote)
    {
        var parts = (remote.EndsWith(".git", StringComparison.Ordinal) ? remote[..^4] : remote).Split('/', ':');
        return parts.Length >= 3 && parts[^1].Length > 0 && parts[^2].Length > 0 && !remote.StartsWith('/') ? $"{parts[^2]}/{parts[^1]}" : null;
    }
}
