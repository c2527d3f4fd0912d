namespace SelfLearning.Core.Agents.Install;

/// <summary>What kind of ours a file is, or has in it.</summary>
public enum InstallKind
{
    /// <summary>The program, a file of ours alone.</summary>
    Program,

    /// <summary>A file of the skill folder, ours alone.</summary>
    Skill,

    /// <summary>Entries in an agent's settings.</summary>
    Hooks,

    /// <summary>A block in an agent's instruction file.</summary>
    Policy,

    /// <summary>Our server among an agent's MCP servers.</summary>
    Mcp,

    /// <summary>The file of a command that the user gives, ours alone.</summary>
    Command,
}

/// <summary>What kinds of ours have in common.</summary>
public static class InstallKinds
{
    /// <summary>Whether it is written as text, with a way back to what stood there.</summary>
    public static bool IsText(this InstallKind kind) => kind is InstallKind.Hooks or InstallKind.Policy or InstallKind.Mcp or InstallKind.Command;

    /// <summary>Whether it calls the program, so that it is of no use without it.</summary>
    public static bool CallsProgram(this InstallKind kind) => kind is InstallKind.Hooks or InstallKind.Mcp or InstallKind.Command;
}

/// <summary>One file to change. Paths begin with <c>~/</c> or are relative to the project; <c>Before</c> is null where there is no file, <c>After</c>
/// is null where there is to be none; a <c>Refusal</c> leaves the file alone, and says why.</summary>
public sealed record InstallEdit(string Path, InstallKind Kind, string? Before, string? After, string? Refusal = null)
{
    public bool ChangesNothing => Refusal is null && Before == After;
}

/// <summary>Plans what <c>install</c> and <c>uninstall</c> do to agents' text files. Reading is the caller's: a function from such a path to the
/// file's text, null where there is none.</summary>
public static class InstallPlan
{
    /// <summary>The edits that bring the agents' files to where they should be; a file that two agents share, or that holds two kinds of ours, is
    /// edited once.</summary>
    /// <param name="agents">The agents.</param>
    /// <param name="project">Whether the files are a project's.</param>
    /// <param name="kinds">What is wanted, by agent.</param>
    /// <param name="program">What they shall call.</param>
    /// <param name="read">Gives a file's text.</param>
    /// <param name="version">Gives the version of an agent's client.</param>
    public static IReadOnlyList<InstallEdit> Install(
        IEnumerable<AgentRow> agents, bool project, Func<AgentRow, IReadOnlySet<InstallKind>> kinds, string program, Func<string, string?> read, Func<AgentRow, string?>? version = null)
    {
        var edits = new List<InstallEdit>();
        foreach (var agent in agents)
        {
            foreach (var (kind, path) in Places(agent, project).Where(p => kinds(agent).Contains(p.Kind)))
            {
                var at = edits.FindIndex(e => e.Path == path);
                if (at < 0)
                    edits.Add(Edit(path, kind, read(path), Inserted(kind, agent, read(path), path)));
                else if (edits[at] is { Refusal: null } other && other.Kind != kind)
                    edits[at] = Joined(other, Edit(path, kind, other.After, Inserted(kind, agent, other.After, path)));
            }
        }

        return edits;

        TextMerge Inserted(InstallKind kind, AgentRow agent, string? text, string path) => (kind, text) switch
        {
            (InstallKind.Hooks, _) => HookSettings.Insert(text, agent, (project ? agent.ProjectHooks : agent.UserHooks)!, program, version?.Invoke(agent)), // It has a place.
            (InstallKind.Mcp, _) => McpSettings.Insert(text, agent.Mcp!, path, program), // As above.
            (InstallKind.Command, _) => RememberCommand.Insert(text, path, program),
            // A file that takes in the one that holds our block says it already.
            (_, { } holder) when holder.Contains("@AGENTS.md", StringComparison.Ordinal) && PolicyBlock.VersionIn(read("AGENTS.md") ?? "") is not null
                => new TextMerge.Merged(holder),
            _ => PolicyBlock.Insert(text ?? ""),
        };
    }

    /// <summary>The text files of an agent that can hold something of ours, and what.</summary>
    public static IEnumerable<(InstallKind Kind, string Path)> Places(AgentRow agent, bool project)
    {
        if ((project ? agent.ProjectHooks : agent.UserHooks)?.Path is { } hooks)
            yield return (InstallKind.Hooks, hooks);
        if (agent.Mcp?.File(project) is { } servers)
            yield return (InstallKind.Mcp, servers);
        if ((project ? agent.ProjectPolicy : agent.UserPolicy) is { } policy)
            yield return (InstallKind.Policy, policy);
        // A project's would hold one person's path.
        if (!project && agent.UserCommand is { } command)
            yield return (InstallKind.Command, command);
    }

    /// <summary>The edit that takes one kind of ours out of a file with a text; what else stands there stays.</summary>
    public static InstallEdit Remove(string path, InstallKind kind, string text) => Edit(path, kind, text, kind switch
    {
        InstallKind.Hooks => HookSettings.Remove(text),
        InstallKind.Mcp => AgentTable.All.Select(a => a.Mcp).OfType<McpShape>().Aggregate<McpShape, TextMerge>(new TextMerge.Merged(text), (merge, shape) => merge is TextMerge.Merged { Text: { Length: > 0 } left }
            ? McpSettings.Remove(left, shape, path)
            : merge),
        InstallKind.Command => RememberCommand.Remove(text, path),
        _ => PolicyBlock.Remove(text),
    });

    // Both in one file: what the first left unchanged is named by the second.
    private static InstallEdit Joined(InstallEdit first, InstallEdit second) => new(
        first.Path, first.Before == first.After ? second.Kind : first.Kind, first.Before, second.Refusal is null ? second.After : first.Before, second.Refusal);

    private static InstallEdit Edit(string path, InstallKind kind, string? before, TextMerge merge) => merge switch
    {
        TextMerge.Merged { Text: var text } => new InstallEdit(path, kind, before, text.Length == 0 && before != "" ? null : text),
        TextMerge.Refused { Reason: var reason } => new InstallEdit(path, kind, before, before, reason),
        _ => throw new InvalidOperationException(path),
    };
}
