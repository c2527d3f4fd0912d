using SelfLearning.App.Features.Index;
using System.Text;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Creates the project's store and keeps it out of the repository's history.</summary>
public static class Initialise
{
    public sealed record Result(bool IgnoreFileChanged, bool IgnoresStore);

    public static Result Run(Workspace work, bool gitignore)
    {
        using (var store = work.Project.Get())
        using (store.Get("exports", "backports"))
        {
        }

        var changed = gitignore && IgnoreStore(work.Roots.Repository);
        RefreshIndex.Of(work, work.Project);
        return new Result(changed, gitignore);
    }

    private static bool IgnoreStore(string root)
    {
        using var folder = Folder.Open(root) ?? throw new UserError($"The folder {root} does not exist.");
        var old = folder.FindBytes(".gitignore");
        if (old is not null && old.AsSpan().IndexOf(".agent-skills/"u8) >= 0)
            return false;

        var text = Encoding.UTF8.GetBytes("\n# Self-learning memory (local)\n.agent-skills/\n");
        var mode = LinuxCalls.UsualFileMode;
        byte[] before = [];
        if (old is { Length: > 0 })
        {
            using var file = folder.FindFile(".gitignore")!;
            mode = LinuxCalls.Facts(file).Mode;
            before = old[^1] == (byte)'\n' ? old : [.. old, (byte)'\n'];
        }

        AtomicFile.Write(folder, ".gitignore", [.. before, .. text], mode, durable: true);
        return true;
    }
}
