using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.App.Features.Installation;

/// <summary>What <c>install</c> or <c>uninstall</c> was asked for. No agents: those that are found, or all that have something of ours.</summary>
public sealed record InstallRequest(IReadOnlyList<AgentRow> Agents, bool Project, IReadOnlySet<InstallKind> Kinds)
{
    /// <summary>Nobody said what: agents whose hooks cannot serve get more than the others.</summary>
    public bool IsUsual { get; init; }

    /// <summary>What an agent is to get.</summary>
    public IReadOnlySet<InstallKind> KindsFor(AgentRow agent) => IsUsual && agent.NeedsMcp ? new HashSet<InstallKind>(Kinds) { InstallKind.Mcp } : Kinds;

    /// <summary>The agents of some words, and the kinds that were asked for; <paramref name="usual"/> where none was.</summary>
    public static InstallRequest Of(IEnumerable<string> agents, bool project, IEnumerable<(InstallKind Kind, bool IsAsked)> kinds, IEnumerable<InstallKind> usual)
    {
        var asked = kinds.Where(k => k.IsAsked).Select(k => k.Kind).ToHashSet();
        return new InstallRequest([.. agents.Select(AgentTable.Find).OfType<AgentRow>().Distinct()], project, asked.Count > 0 ? asked : [.. usual]) { IsUsual = asked.Count == 0 };
    }
}

/// <summary>The plan, or what became of it. <c>Notes</c> are sentences for a person.</summary>
public sealed record InstallResult(InstallScope Scope, IReadOnlyList<AgentRow> Agents, IReadOnlyList<InstallFile> Files, IReadOnlyList<string> Notes, bool Done = false)
{
    /// <summary>Files that stay as they are but get a line in the ledger, since another agent relies on them from now on.</summary>
    internal IReadOnlyList<InstallFile> News { get; init; } = [];

    public IReadOnlyList<InstallFile> Changes => [.. Files.Where(f => f.IsChange)];

    public IReadOnlyList<InstallFile> Refused => [.. Files.Where(f => f.Refusal is not null)];
}
