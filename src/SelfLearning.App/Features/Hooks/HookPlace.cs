using SelfLearning.Core.Agents.Hooks;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Hooks;

/// <summary>Where an event happened: the workspace of its folder, and the store that keeps its receipts.</summary>
internal sealed record HookPlace(Workspace Work, Store Store)
{
    /// <summary>The project's store, else the machine's; null where there is neither, hooks are off there, or the
    /// event's folder is not here.</summary>
    public static HookPlace? Find(AppEnv env, HookEvent e)
    {
        if (e.Root is { } root && !(Path.IsPathRooted(root) && Directory.Exists(root)))
            return null;
        var work = new Workspace(e.Root is null ? env : env with { Folder = e.Root });
        foreach (var store in work.Stores.All)
        {
            using var folder = store.Find();
            if (folder is not null)
                return store == work.Project && HookSwitch.IsOff(folder) ? null : new HookPlace(work, store);
        }

        return null;
    }
}
