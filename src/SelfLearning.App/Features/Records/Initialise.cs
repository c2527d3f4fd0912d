using System.Text;
using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage.Changes;

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

        var file = gitignore ? FindIgnoreFile(work) : null;
        var isThere = file?.Before?.AsSpan().IndexOf(".agent-skills/"u8) >= 0;
        if (file is not null && !isThere)
        {
            byte[] before = file.Before ?? [];
            byte[] end = before is [.., not (byte)'\n'] ? [(byte)'\n'] : [];
            ChangeSet.Apply(file with { After = [.. before, .. end, .. Encoding.UTF8.GetBytes("\n# Self-learning memory (local)\n.agent-skills/\n")] });
        }

        RefreshIndex.Of(work, work.Project);
        return new Result(file is not null && !isThere, file is not null);
    }

    // A link is followed within the repository; what cannot be read is left as it is, since the store works without it.
    private static ForeignFile? FindIgnoreFile(Workspace work)
    {
        var root = work.Roots.Repository;
        try
        {
            var file = ForeignFile.Follow(".gitignore", root);
            if (file.FullPath.StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal))
                return file;
            work.Warnings.Add($"{root}/.gitignore is a symbolic link out of the repository, to {file.FullPath}, and was left as it is. Add .agent-skills/ to it yourself.");
        }
        catch (UserError e)
        {
            work.Warnings.Add($"{e.Message} .gitignore was left as it is; add .agent-skills/ to it yourself.");
        }

        return null;
    }
}
