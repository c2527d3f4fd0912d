using SelfLearning.Core.Agents;

namespace SelfLearning.App.Features.Page;

/// <summary>The skills and instruction files of a repository that cards may go into, relative to its root.</summary>
public static class BackportTargets
{
    public static IReadOnlyList<string> Of(Workspace work)
    {
        var root = work.Roots.Worktree ?? work.Roots.Repository;
        var skills = AgentTable.All.SelectMany(a => a.ProjectSkills).Distinct().Select(folder => Path.Combine(root, folder)).Where(Directory.Exists)
            .SelectMany(Directory.EnumerateDirectories).Where(skill => File.Exists(Path.Combine(skill, "SKILL.md")));
        var files = AgentTable.All.Select(a => a.ProjectPolicy).OfType<string>().Distinct().Select(file => Path.Combine(root, file)).Where(File.Exists);
        return [.. skills.Concat(files).Select(path => Path.GetRelativePath(root, path)).Distinct().Order(StringComparer.Ordinal)];
    }
}
