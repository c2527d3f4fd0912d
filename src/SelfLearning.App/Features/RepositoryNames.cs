using SelfLearning.App.Storage;
using SelfLearning.Core.Safety.Portability;

namespace SelfLearning.App.Features;

/// <summary>What this user, machine and repository are called.</summary>
internal static class RepositoryNames
{
    public static PlaceNames Of(Workspace work)
    {
        var git = GitNames.Read(work.Roots.Repository);
        return new PlaceNames
        {
            User = work.Env.User,
            Home = work.Env.Home,
            Machine = work.Env.MachineName(),
            Root = work.Roots.Repository,
            Repositories = [.. git.Remotes.Select(NameOf).Prepend(Path.GetFileName(work.Roots.Repository)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)],
            Remotes = git.Remotes,
            Branches = git.Branches,
        };
    }

    private static string NameOf(string remote)
    {
        var name = remote.TrimEnd('/').Split('/', ':')[^1];
        return name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name;
    }
}
