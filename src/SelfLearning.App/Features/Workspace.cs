using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Json;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features;

/// <summary>Where a use case works: the repository, its user's store and the machine's, and what there is to warn of.</summary>
public sealed class Workspace
{
    public Workspace(AppEnv env)
    {
        Env = env;
        Roots = Roots.Find(env);
        Project = Store.OfProject(Roots.Repository, env.User, env.Stop);
        Global = Store.OfMachine(env);
        Stores = new StoreSet(env, [Project, Global]);
    }

    public AppEnv Env { get; }

    internal Roots Roots { get; }

    internal Store Project { get; }

    internal Store Global { get; }

    /// <summary>The stores that are asked, nearest first.</summary>
    internal StoreSet Stores { get; }

    /// <summary>What went wrong without harm; a host prints it on standard error.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>The keys with which most answers begin.</summary>
    public JsonObject Head(bool ok = true)
    {
        var head = new JsonObject();
        if (ok)
            head.Add("ok", true);
        head.Add("repo_root", Roots.Repository);
        if (Roots.Worktree is { } worktree)
            head.Add("worktree", worktree);
        head.Add("user", Env.User);
        return head;
    }

    public JsonObject HeadWithStore(bool ok = true)
    {
        var head = Head(ok);
        head.Add("project_store", Project.Path);
        return head;
    }
}
