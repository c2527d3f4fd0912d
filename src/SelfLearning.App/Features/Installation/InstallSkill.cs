using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Installation;

/// <summary>The skill folder in the agents' skills folders. A file that neither we nor the ledger know is never touched.</summary>
internal static class InstallSkill
{
    private const string Name = "self-learning-skills";

    /// <summary>The files to write, folder by folder: a folder with a foreign file in the place of one of ours is refused whole.</summary>
    public static IEnumerable<InstallFile> Plan(InstallScope scope, InstallLedger ledger, IReadOnlyList<AgentRow> agents)
    {
        var known = Holders(scope, ledger);
        var folders = Folders(scope, SkillFolders.Of([.. AgentTable.All.Where(a => agents.Contains(a) || known.Contains(a.Id))], scope.Project is not null)).ToList();
        // An agent that shares another's folder from now on would read the skill twice.
        foreach (var old in Kept(scope, ledger).Except(folders.Select(f => f.Folder)))
        {
            foreach (var file in Written(scope, ledger, old).Select(p => Remove(scope, ledger, p, [.. ledger.AgentsOf(p)])).OfType<InstallFile>())
                yield return file with { SkillFolder = old };
        }

        foreach (var (folder, ids) in folders.Where(f => f.Agents.Any(id => agents.Any(a => a.Id == id))))
        {
            var files = ShippedSkill.Files.Select(f => Put(scope, ledger, Path.Combine(folder, PathRules.Native(f.Path)), f.Bytes, ids)).ToList();
            // What an older version wrote and this one has no more goes.
            files.AddRange(Written(scope, ledger, folder).Where(p => !files.Exists(f => f.Path == p)).Select(p => Remove(scope, ledger, p, ids)).OfType<InstallFile>());
            var refused = files.Where(f => f.Refusal is not null).ToList();
            if (refused.Count == 0)
            {
                foreach (var file in files)
                    yield return file with { SkillFolder = folder };
            }
            else
            {
                var more = refused.Count > 1 ? $" (and {refused.Count - 1} more like it)" : "";
                yield return new InstallFile(InstallKind.Skill, folder, ids) { Refusal = $"{Path.GetFileName(refused[0].Path)}{more}: {refused[0].Refusal}" };
            }
        }
    }

    /// <summary>The files to take away; what was edited is kept and named.</summary>
    public static IEnumerable<InstallFile> PlanRemoval(InstallScope scope, InstallLedger ledger, IReadOnlyList<AgentRow> agents, bool isNamed, List<string> notes)
    {
        var ids = agents.Select(a => a.Id).ToList();
        var shipped = ShippedSkill.Files;
        var folders = Folders(scope, First(scope, agents)).Select(f => f.Folder)
            .Concat(ledger.Lines.Where(l => l.Kind == InstallKind.Skill && l.Project == scope.Project && l.Agents.Intersect(ids).Any()).Select(l => FolderOf(l.Path)));
        foreach (var folder in folders.Distinct().ToList())
        {
            var others = isNamed ? ledger.AgentsOf(Path.Combine(folder, "SKILL.md")).Except(ids).ToList() : [];
            if (others.Count > 0)
            {
                notes.Add($"Kept: {folder}, which {string.Join(", ", others)} uses too; name all of its agents to remove it.");
                continue;
            }

            foreach (var path in shipped.Select(f => Path.Combine(folder, PathRules.Native(f.Path))).Union(Written(scope, ledger, folder)))
            {
                var file = scope.Find(path, out var fault);
                if (file is null && ledger.Knows(path))
                    yield return new InstallFile(InstallKind.Skill, path, ids) { Refusal = fault };
                if (file?.Before is null)
                    continue;
                if (IsOurs(ledger, file))
                    yield return (Remove(scope, ledger, path, ids) ?? new InstallFile(InstallKind.Skill, file with { After = null, Folders = Inside(folder, file.FullPath) }, ids)).CheckedForMode() with { SkillFolder = folder };
                else
                    notes.Add($"Kept: {file.FullPath}, which was edited or is not ours.");
            }
        }
    }

    /// <summary>The files that tell whether a folder has the skill: the user's, and those that the ledger names.</summary>
    public static IEnumerable<string> Heads(InstallScope user, InstallLedger ledger) =>
        Folders(user, First(user, AgentTable.All)).Select(f => Path.Combine(f.Folder, "SKILL.md"))
            .Union(ledger.Lines.Where(l => l.Kind == InstallKind.Skill && Path.GetFileName(l.Path) == "SKILL.md").Select(l => l.Path));

    /// <summary>Whether a file is as install wrote it, or as this program carries it.</summary>
    public static bool IsOurs(InstallLedger ledger, ForeignFile file) =>
        file.Before is { } bytes && (ledger.Wrote(file.FullPath, ForeignFile.Hash(bytes)) || ShippedSkill.Files.Any(f => ForeignFile.Same(f.Bytes, bytes)));

    private static IEnumerable<(string Folder, IReadOnlyList<string> Agents)> Folders(InstallScope scope, IEnumerable<(AgentRow Agent, string Folder)> places) =>
        from place in places
        group place.Agent.Id by Roots.Resolve(Path.Combine(scope.Full(place.Folder), Name), scope.Env.Folder) into ids
        select (ids.Key, (IReadOnlyList<string>)[.. ids]);

    private static IEnumerable<(AgentRow Agent, string Folder)> First(InstallScope scope, IEnumerable<AgentRow> agents) =>
        agents.Select(a => (a, (scope.Project is null ? a.UserSkills : a.ProjectSkills)[0]));

    // The folders of this scope that have the skill, as install wrote it.
    private static List<string> Kept(InstallScope scope, InstallLedger ledger) =>
        [.. ledger.Lines.Where(l => l.Kind == InstallKind.Skill && l.Project == scope.Project).Select(l => FolderOf(l.Path)).Distinct()
            .Where(f => scope.Find(Path.Combine(f, "SKILL.md"), out _) is { Before: not null } file && IsOurs(ledger, file))];

    private static HashSet<string> Holders(InstallScope scope, InstallLedger ledger) =>
        [.. Kept(scope, ledger).SelectMany(f => ledger.AgentsOf(Path.Combine(f, "SKILL.md")))];

    private static InstallFile Put(InstallScope scope, InstallLedger ledger, string path, byte[] bytes, IReadOnlyList<string> agents)
    {
        if (scope.Find(path, out var fault) is not { } there)
            return new InstallFile(InstallKind.Skill, path, agents) { Refusal = fault };
        var file = new InstallFile(InstallKind.Skill, there with { After = bytes, Mode = bytes.AsSpan().StartsWith("#!"u8) ? InstallFile.ForAllToRun : null }, agents);
        return file.IsChange && there.Before is { } foreign && !ledger.Wrote(there.FullPath, ForeignFile.Hash(foreign))
            ? file with { Refusal = "It was edited, or install did not write it; move the folder away to reinstall it." }
            : file.CheckedForMode();
    }

    private static InstallFile? Remove(InstallScope scope, InstallLedger ledger, string path, IReadOnlyList<string> agents) =>
        scope.Find(path, out _) is { Before: { } bytes } file && ledger.Wrote(file.FullPath, ForeignFile.Hash(bytes))
            ? new InstallFile(InstallKind.Skill, file with { After = null, Folders = [.. ledger.FoldersOf(file.FullPath).Union(Inside(FolderOf(file.FullPath), file.FullPath))] }, agents)
            : null;

    private static List<string> Written(InstallScope scope, InstallLedger ledger, string folder) =>
        [.. ledger.Lines.Where(l => l.Kind == InstallKind.Skill && l.Project == scope.Project && PathRules.IsBelow(l.Path, folder)).Select(l => l.Path).Distinct()];

    private static string FolderOf(string path) => path[..(PathRules.Slashed(path).LastIndexOf($"/{Name}/", StringComparison.Ordinal) + Name.Length + 1)];

    /// <summary>The skill's own folders around a file.</summary>
    private static List<string> Inside(string folder, string path)
    {
        var inside = new List<string>();
        for (var at = Path.GetDirectoryName(path)!; at.Length >= folder.Length; at = Path.GetDirectoryName(at)!)
            inside.Add(at);
        return inside;
    }
}
