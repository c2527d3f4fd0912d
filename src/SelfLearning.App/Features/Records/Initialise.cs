using SelfLearning.App.Features.Index;
using System.Text;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Records;

/// <summary>Creates the project's store and keeps it out of the repository's history.</summary>
public static class Initialise
{
    private const string Name = ".gitignore";

    public sealed record Result(bool IgnoreFileChanged, bool IgnoresStore);

    public static Result Run(Workspace work, bool gitignore)
    {
        using (var store = work.Project.Get())
        using (store.Get("exports", "backports"))
        {
        }

        var result = gitignore ? Ignore(work) : new Result(IgnoreFileChanged: false, IgnoresStore: false);
        RefreshIndex.Of(work, work.Project);
        return result;
    }

    /// <summary>Whatever stands in the way of .gitignore, the store is there: that is told as a warning.</summary>
    private static Result Ignore(Workspace work)
    {
        try
        {
            return new Result(IgnoreStore(work.Roots.Repository), IgnoresStore: true);
        }
        catch (UserError e)
        {
            work.Warnings.Add($"{e.Message} Add the line {Store.FolderName}/ to your .gitignore by hand.");
            return new Result(IgnoreFileChanged: false, IgnoresStore: false);
        }
    }

    private static bool IgnoreStore(string root)
    {
        // A link is followed as long as it stays in the repository.
        var file = ForeignFile.Follow(Name, root);
        if (!PathRules.IsBelow(file.FullPath, root))
            throw new UserError($"{Name} is a symbolic link out of the repository, to {file.FullPath}; it was left unchanged.");
        byte[] before = file.Before ?? [];
        if (before.AsSpan().IndexOf(".agent-skills/"u8) >= 0)
            return false;
        byte[] end = before is [.., not (byte)'\n'] ? [(byte)'\n'] : [];
        ChangeSet.Apply(file with { After = [.. before, .. end, .. Encoding.UTF8.GetBytes("\n# Self-learning memory (local)\n.agent-skills/\n")] });
        return true;
    }
}
