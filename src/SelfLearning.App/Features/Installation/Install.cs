using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.App.Storage.Changes;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Installation;

/// <summary>Puts the program to its place and lets agents know of it: hooks in their settings, the skill in their skills folders, the policy in
/// their instruction files. What was there stays.</summary>
public static class Install
{
    public static readonly IReadOnlyList<InstallKind> UsualKinds = [InstallKind.Hooks, InstallKind.Skill, InstallKind.Command];

    /// <summary>What would be done; nothing is changed.</summary>
    public static InstallResult Plan(Workspace work, InstallRequest request)
    {
        var scope = new InstallScope(work, request.Project);
        var agents = request.Agents.Count > 0 ? request.Agents : [.. AgentTable.All.Where(scope.Uses)];
        if (agents.Count == 0)
            throw new UserError($"No agent was found in {scope.Root}.", $"Name one with --agent; known are {string.Join(", ", AgentTable.All.Select(a => a.Id))}.");
        var ledger = InstallLedgerFile.Read(scope.Env, work.Warnings);
        var files = Files(scope, request, ledger, agents);
        return new InstallResult(scope, agents, files, Notes(scope, request, agents, files)) { News = [.. files.Where(f => !f.IsChange && IsNews(ledger, f))] };
    }

    /// <summary>Carries the plan out.</summary>
    public static InstallResult Apply(Workspace work, InstallResult plan)
    {
        List<InstallFile> wanted = [.. plan.Files.Where(f => f.IsChange || plan.News.Contains(f))];
        return wanted.Count == 0 ? plan : plan with { Files = [.. InstallChanges.Apply(work, LedgerLine.Install, plan.Scope, wanted), .. plan.Files.Except(wanted)], Done = true };
    }

    private static List<InstallFile> Files(InstallScope scope, InstallRequest request, InstallLedger ledger, IReadOnlyList<AgentRow> agents)
    {
        List<InstallFile> files = [.. InstallProgram.Plan(scope, ledger, [.. agents.Select(a => a.Id)])];
        var program = files.Find(f => f.Refusal is not null);
        if (request.Kinds.Contains(InstallKind.Skill))
            files.AddRange(InstallSkill.Plan(scope, ledger, agents));
        files.AddRange(InstallTexts.Plan(scope, request, agents)
            .Select(f => program is not null && f.Kind.CallsProgram() && f.Refusal is null ? f with { Refusal = $"It would call {program.Path}, which cannot be installed." } : f));
        return files;
    }

    // Another agent than before relies on a file of ours that is there already.
    private static bool IsNews(InstallLedger ledger, InstallFile file) =>
        file is { Refusal: null, Kind: not InstallKind.Program, Before: { } there } && ledger.Wrote(file.Path, ForeignFile.Hash(there)) && file.Agents.Except(ledger.AgentsOf(file.Path)).Any();

    // An event that a client does not know may cost a person all settings, so older clients get fewer hooks.
    private static string? OfVersion(InstallScope scope, AgentRow agent)
    {
        if (agent.Client is not { } client)
            return null;
        if (scope.VersionOf(agent) is not { } version)
            return $"The version of {agent.Name} is unknown; the hooks are those that {client.Oldest} and later know.";
        var left = agent.Events.Where(e => e.Installed && !agent.Knows(e, version)).Select(e => e.Event).ToList();
        return left.Count == 0 ? null : $"{agent.Name} {version} does not know {string.Join(" and ", left)}, so these are left out; update it to {client.Oldest} or later and install again.";
    }

    private static List<string> Notes(InstallScope scope, InstallRequest request, IReadOnlyList<AgentRow> agents, List<InstallFile> files)
    {
        var notes = new List<string>();
        foreach (var agent in agents)
        {
            var (hooks, policy) = scope.Project is null ? (agent.UserHooks, agent.UserPolicy) : (agent.ProjectHooks, agent.ProjectPolicy);
            var isProject = scope.Project is not null;
            if (request.Kinds.Contains(InstallKind.Hooks) && hooks is null)
                notes.Add($"{agent.Name}: its hooks cannot be installed; {(request.KindsFor(agent).Contains(InstallKind.Mcp) && agent.Mcp?.File(isProject) is not null ? "it gets the MCP server, and --policy tells it to use it" : "use --policy to tell it about the program")}.");
            if (request.KindsFor(agent).Contains(InstallKind.Mcp) && agent.Mcp?.File(isProject) is null)
                notes.Add($"{agent.Name}: it has no file of MCP servers {(isProject ? "for a project; try --user" : "for a user; try --project")}.");
            if (agent.Mcp is { Note: { } note } servers && files.Exists(f => f.IsChange && f.Path == scope.Real(servers.File(isProject) ?? "")))
                notes.Add(note);
            if (request.Kinds.Contains(InstallKind.Policy) && policy is null)
                notes.Add($"{agent.Name}: it has no instruction file {(scope.Project is null ? "for a user; try --project" : "for a project")}.");
            if (!files.Exists(f => f is { IsChange: true, Kind: InstallKind.Hooks } && f.Agents.Contains(agent.Id)))
                continue;
            notes.AddRange(new[] { agent.AfterInstall, scope.Project is null ? null : agent.AfterProjectInstall, OfVersion(scope, agent) }.OfType<string>());
        }

        var folder = Path.GetDirectoryName(InstallProgram.PathOf(scope.Env))!;
        if (files.Exists(f => f.IsChange) && !PathRules.List(scope.Env.Variable("PATH")).Contains(folder))
            notes.Add($"To call self-learning by its name, add {folder} to your PATH.");
        return notes;
    }
}
