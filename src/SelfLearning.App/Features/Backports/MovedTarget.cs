using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Backports;

/// <summary>Finds a target that was renamed or moved within the repository: by the marks of its backports, else by what git knows.</summary>
internal static class MovedTarget
{
    /// <summary>Where a target is now that is no longer where it was; null where it is there, or cannot be found.</summary>
    public static string? Find(Workspace work, OpenStores stores, string given, Func<string, bool> exists)
    {
        var was = Roots.Resolve(Roots.ExpandHome(given, work.Env), work.Env.Folder);
        if (exists(was))
            return null;
        var now = ByMark(work, stores, was) ?? ByGit(work, was, exists);
        if (now is not null)
            work.Warnings.Add($"{was} was moved to {now}.");
        return now;
    }

    /// <summary>The target of a backport whose cards stand in a file now: the file, or the skill that it is the reference file of.</summary>
    public static string TargetOf(BackportRecord backport, string file)
    {
        var isSkill = !FileBackport.IsMarkdown(backport.TargetSkillPath ?? "");
        return isSkill ? SkillBackport.FolderOf(file) ?? file : file;
    }

    private static string? ByMark(Workspace work, OpenStores stores, string was)
    {
        var backports = stores[work.Project].Ledger.Records.Where(b => b.IsStanding && b.TargetSkillPath == was).ToDictionary(b => b.Id);
        if (backports.Count == 0)
            return null;
        List<string> now = [.. BackportStatusCheck.Run(work).Where(e => e.Line > 0 && backports.ContainsKey(e.BackportId ?? "")).Select(e => TargetOf(backports[e.BackportId!], e.File)).Distinct()];
        return now.Count <= 1 ? now.FirstOrDefault() : throw new UserError($"{was} does not exist, and its cards stand in {string.Join(" and ", now)}.", "Name the one that you mean.");
    }

    private static string? ByGit(Workspace work, string was, Func<string, bool> exists)
    {
        var root = work.Roots.Worktree ?? work.Roots.Repository;
        if (!was.StartsWith(root + "/", StringComparison.Ordinal))
            return null;
        var path = was[(root.Length + 1)..];
        var renames = GitRenames.Read(root, work.Env.Stop);
        if (FileBackport.IsMarkdown(path))
            return GitRenames.Follow(renames, path) is { } file && exists(Path.Combine(root, file)) ? Path.Combine(root, file) : null;
        // A skill is where its SKILL.md went.
        return GitRenames.Follow(renames, path + "/" + SkillBackport.SkillPath) is { } skill && Path.GetDirectoryName(Path.Combine(root, skill)) is { } folder && exists(folder) ? folder : null;
    }
}
