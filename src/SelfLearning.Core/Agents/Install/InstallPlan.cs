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
    /// <summary>The edits that bring the agents' files to where they should be; a file that two agents share is edited once.</summary>
    public static IReadOnlyList<InstallEdit> Install(
        IEnumerable<AgentRow> agents, bool project, IReadOnlySet<InstallKind> kinds, string program, Func<string, string?> read, Func<AgentRow, string?>? version = null) =>
        Plan(agents, project, kinds, read, (kind, agent, text, file) => (kind, text) switch
        {
            (InstallKind.Hooks, _) => HookSettings.Insert(text, agent, file!, program, version?.Invoke(agent)),
            // A file that takes in the one that holds our block says it already.
            (_, { } holder) when holder.Contains("@AGENTS.md", StringComparison.Ordinal) && PolicyBlock.VersionIn(read("AGENTS.md") ?? "") is not null
                => new TextMerge.Merged(holder),
            _ => PolicyBlock.Insert(text ?? ""),
        });

    /// <summary>The edits that take ours out of the agents' files.</summary>
    public static IReadOnlyList<InstallEdit> Uninstall(IEnumerable<AgentRow> agents, bool project, IReadOnlySet<InstallKind> kinds, Func<string, string?> read) =>
        Plan(agents, project, kinds, read, (kind, _, text, _) => text is null ? new TextMerge.Merged("") : Removed(kind, text));

    /// <summary>The edit that takes ours out of one file with a text; what else stands there stays.</summary>
    public static InstallEdit Remove(string path, InstallKind kind, string text) => Edit(path, kind, text, Removed(kind, text));

    private static TextMerge Removed(InstallKind kind, string text) => kind == InstallKind.Hooks ? HookSettings.Remove(text) : PolicyBlock.Remove(text);

    private static List<InstallEdit> Plan(
        IEnumerable<AgentRow> agents,
        bool project,
        IReadOnlySet<InstallKind> kinds,
        Func<string, string?> read,
        Func<InstallKind, AgentRow, string?, HookFile?, TextMerge> merge)
    {
        var edits = new List<InstallEdit>();
        foreach (var agent in agents)
        {
            var hooks = project ? agent.ProjectHooks : agent.UserHooks;
            var policy = project ? agent.ProjectPolicy : agent.UserPolicy;
            if (kinds.Contains(InstallKind.Hooks) && hooks is not null)
                Take(InstallKind.Hooks, agent, hooks.Path, hooks);
            if (kinds.Contains(InstallKind.Policy) && policy is not null)
                Take(InstallKind.Policy, agent, policy, null);
        }

        return edits;

        void Take(InstallKind kind, AgentRow agent, string path, HookFile? file)
        {
            if (edits.Any(e => e.Path == path))
                return;
            var before = read(path);
            edits.Add(Edit(path, kind, before, merge(kind, agent, before, file)));
        }
    }

    private static InstallEdit Edit(string path, InstallKind kind, string? before, TextMerge merge) => merge switch
    {
        TextMerge.Merged { Text: var text } => new InstallEdit(path, kind, before, text.Length == 0 && before != "" ? null : text),
        TextMerge.Refused { Reason: var reason } => new InstallEdit(path, kind, before, before, reason),
        _ => throw new InvalidOperationException(path),
    };
}
