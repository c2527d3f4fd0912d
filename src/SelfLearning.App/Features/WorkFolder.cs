using SelfLearning.App.Storage;

namespace SelfLearning.App.Features;

/// <summary>The folder that a call from another program works in: the one root of that program; our own folder where it has none or several; or
/// the one that the call names, which must lie inside of these.</summary>
public static class WorkFolder
{
    /// <param name="env">Our own folder.</param>
    /// <param name="roots">The folders that the other program works on.</param>
    /// <param name="asked">The folder that the call names; a relative one counts from where it would work otherwise.</param>
    public static string Of(AppEnv env, IReadOnlyList<string> roots, string? asked)
    {
        var usual = roots is [var only] ? only : env.Folder;
        if (asked is null)
            return Directory.Exists(usual) ? usual : throw new UserError($"The folder {usual} does not exist.", "Open a folder that exists, or give one as cwd.");

        var folder = Roots.Resolve(asked, usual);
        var own = Roots.Find(env);
        var allowed = (roots.Count > 0 ? roots : [own.Worktree ?? own.Repository]).Select(r => Roots.Resolve(r, env.Folder)).ToList();
        if (!allowed.Exists(a => folder == a || folder.StartsWith(a.TrimEnd('/') + "/", StringComparison.Ordinal)))
            throw new UserError($"cwd lies outside of what this server was started for: {folder}.", $"Give a folder inside {string.Join(" or ", allowed)}, or leave cwd out.");
        return Directory.Exists(folder) ? folder : throw new UserError($"cwd does not exist: {folder}.", "Give a folder that exists, or leave cwd out.");
    }
}
