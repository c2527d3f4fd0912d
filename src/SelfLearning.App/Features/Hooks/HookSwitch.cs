using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Hooks;

/// <summary>Whether hooks answer in this repository. They do unless a person turned them off here; the agents' settings stay as they are.</summary>
public static class HookSwitch
{
    private const string FileName = "hooks-off";

    public static bool IsOff(Workspace work)
    {
        using var folder = work.Project.Find();
        return folder is not null && IsOff(folder);
    }

    /// <summary>Turns them on or off; the store is made where it is missing.</summary>
    /// <returns>Whether that changed anything.</returns>
    public static bool Set(Workspace work, bool off) => IsOff(work) != off && work.Project.Locked(folder =>
    {
        if (off)
            AtomicFile.Write(folder, FileName, "Hooks are off in this repository. `self-learning hooks on` turns them on.\n"u8, mode: 0x180, durable: true);
        else
            folder.Delete(FileName);
        return true;
    });

    internal static bool IsOff(Folder store) => store.Has(FileName);
}
