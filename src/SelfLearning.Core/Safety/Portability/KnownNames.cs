namespace SelfLearning.Core.Safety.Portability;

/// <summary>The names of this user, machine, repository and its branches. A name that is an everyday word is told only where its neighbours say what it is.</summary>
internal static class KnownNames
{
    private static readonly HashSet<string> EverydayUsers = new(StringComparer.OrdinalIgnoreCase)
    {
        "root", "admin", "administrator", "user", "username", "default", "test", "tester", "dev", "developer", "runner", "ubuntu", "debian", "vagrant", "node", "git", "docker", "jenkins",
        "build", "builder", "ci", "app", "guest", "nobody", "me", "you", "vscode", "codespace", "postgres", "www-data", "deploy", "agent", "system", "public", "shared",
    };

    private static readonly HashSet<string> EverydayBranches = new(StringComparer.Ordinal) { "main", "master", "develop", "dev", "trunk", "gh-pages", "next", "staging", "production", "release", "stable", "test", "HEAD" };

    private static readonly HashSet<string> EverydayMachines = new(StringComparer.OrdinalIgnoreCase) { "localhost", "debian", "ubuntu", "server", "host", "vm", "docker", "build", "laptop", "desktop", "buildkitsandbox" };

    public static IEnumerable<PortabilityFinding> Find(string text, PlaceNames names)
    {
        foreach (var remote in Telling(names.Repositories, 4).Where(n => IsMadeUp(n) || Stands(text, n)))
        {
            foreach (var at in Words.Find(text, remote, isPath: false).Where(at => IsMadeUp(remote) || IsNamed(text, at, remote.Length, "repository", "repo", "project")))
                yield return new PortabilityFinding(PortabilityRule.Repository, at, remote, "<repository>");
        }

        foreach (var branch in names.Branches.Where(b => b.Length > 2 && !EverydayBranches.Contains(b)))
        {
            foreach (var at in Words.Find(text, branch, isPath: false).Where(at => IsMadeUp(branch) || IsNamed(text, at, branch.Length, "branch", "checkout", "switch", "origin/", "-b")))
                yield return new PortabilityFinding(PortabilityRule.Branch, at, branch, "<branch>");
        }

        foreach (var (name, everyday, rule, replacement) in new[] { (names.User, EverydayUsers, PortabilityRule.User, "<your user>"), (names.Machine, EverydayMachines, PortabilityRule.Machine, "<your machine>") })
        {
            if (name is not { Length: > 2 } || everyday.Contains(name) || name.All(char.IsAsciiDigit))
                continue;
            foreach (var at in Words.Find(text, name, isPath: false))
                yield return new PortabilityFinding(rule, at, name, replacement);
        }
    }

    private static IEnumerable<string> Telling(IEnumerable<string> names, int least) => names.Where(n => n.Length >= least).Distinct(StringComparer.Ordinal);

    private static bool Stands(string text, string name) => text.Contains(name, StringComparison.Ordinal);

    // acme-billing, parser2, SkyNet: nobody means another thing by it.
    private static bool IsMadeUp(string name) => name.AsSpan(1).IndexOfAny("-_/") >= 0 || name.Any(char.IsAsciiDigit) || name.AsSpan(1).IndexOfAnyInRange('A', 'Z') >= 0;

    private static bool IsNamed(string text, int at, int length, params string[] by)
    {
        var before = text[Math.Max(0, at - 24)..at].TrimEnd('`', '"', '\'', ' ');
        var after = text[(at + length)..Math.Min(text.Length, at + length + 12)].TrimStart('`', '"', '\'', ' ');
        return by.Any(word => before.EndsWith(word, StringComparison.OrdinalIgnoreCase) || after.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }
}
