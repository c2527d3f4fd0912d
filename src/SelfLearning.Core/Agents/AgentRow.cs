namespace SelfLearning.Core.Agents;

/// <summary>All that we know of one agent. A new agent is a new row; nothing else knows its name.</summary>
public sealed record AgentRow
{
    /// <summary>The word used on our command line and in receipts.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Places under home any of which says that a person uses it.</summary>
    public required IReadOnlyList<string> UserSigns { get; init; }

    /// <summary>Places in a project any of which says that it is used there.</summary>
    public required IReadOnlyList<string> ProjectSigns { get; init; }

    /// <summary>Folders under home from which it loads skills, the one we write first.</summary>
    public required IReadOnlyList<string> UserSkills { get; init; }

    /// <summary>Folders in a project from which it loads skills, the one we write first.</summary>
    public required IReadOnlyList<string> ProjectSkills { get; init; }

    /// <summary>The instruction file that takes our policy block for one person; null where there is none.</summary>
    public string? UserPolicy { get; init; }

    /// <summary>The file that makes <c>/remember</c> a command of the agent; null where it has no such files.</summary>
    public string? UserCommand { get; init; }

    /// <summary>The instruction file that takes our policy block for a project.</summary>
    public string? ProjectPolicy { get; init; }

    /// <summary>Files that stand in the agent's context from the start; <c>*</c> and <c>**</c> as in a shell,
    /// <c>{project}</c> for the project's path as Claude Code writes it into one folder name (<see cref="ProjectFolder"/>).</summary>
    public required IReadOnlyList<string> Loads { get; init; }

    public HookFile? UserHooks { get; init; }

    public HookFile? ProjectHooks { get; init; }

    /// <summary>The agent word in the written command, where a settings file is shared with another agent; else null.</summary>
    public string? CommandWord { get; init; }

    /// <summary>The payload does not name its event, so the written command does.</summary>
    public bool EventInCommand { get; init; }

    public McpShape? Mcp { get; init; }

    /// <summary>Whether its hooks leave out what is asked at every prompt, so that it is offered MCP without being told to.</summary>
    public bool NeedsMcp => Mcp is not null && !(UserHooks is not null && Events.Any(e => e is { Moment: Moment.Prompt, Installed: true, Answer: not AnswerShape.None }));

    public PayloadShape Payload { get; init; } = PayloadShape.Common;

    public required IReadOnlyList<MomentRow> Events { get; init; }

    /// <summary>Answers beyond this many UTF-8 bytes would be cut or moved to a file by the host, so they are not given.</summary>
    public int MaxAnswerBytes { get; init; } = 10_000;

    /// <summary>The host reads settings files of others, so its payloads may come under their word: see <see cref="AgentTable.HostOf"/>.</summary>
    public bool SharesSettings { get; init; }

    /// <summary>A project's path as one folder name: every character but ASCII letters, digits and hyphens becomes a hyphen.</summary>
    public static string ProjectFolder(string path) => string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    /// <summary>What a person still has to do after the hooks were written, as a sentence; null where there is nothing.</summary>
    public string? AfterInstall { get; init; }

    /// <summary>The same for the hooks of a project alone.</summary>
    public string? AfterProjectInstall { get; init; }

    /// <summary>What the host keeps after our hooks are gone, as a sentence; null where there is nothing.</summary>
    public string? AfterUninstall { get; init; }

    /// <summary>What to do where no hook of it was ever seen.</summary>
    public string? NotSeen { get; init; }

    /// <summary>The folder whose files name the exit codes of calls that payloads do not; null where there is none.</summary>
    public string? ExitCodes { get; init; }

    /// <summary>The moments whose text a resumed session has lost, the first to be said again first.</summary>
    public IReadOnlyList<Moment> ForgetsAtResume { get; init; } = [];

    /// <summary>The folder of the host's own records of sessions, from which it makes a resumed session's context: what we said is lost where it does not
    /// stand there. Null where only <see cref="ForgetsAtResume"/> is known.</summary>
    public string? Records { get; init; }

    /// <summary>The client as it is installed; null where nothing hangs on its version.</summary>
    public ClientProgram? Client { get; init; }

    /// <summary>The version of the client that the events were run in; null where none was.</summary>
    public string? Proven { get; init; }

    /// <summary>Whether a version of the client knows an event; null: the oldest that we support.</summary>
    public bool Knows(MomentRow e, string? version) => Client is null || e.Since is null || ClientProgram.Compare(version ?? Client.Oldest, e.Since) >= 0;

    /// <summary>Whether a version of the client takes up what is said at an event; null, a version nobody knows: yes. Where it does not, a hook would
    /// note as said what nobody heard.</summary>
    public static bool Hears(MomentRow e, string? version) => e.HeardSince is null || version is null || ClientProgram.Compare(version, e.HeardSince) >= 0;

    /// <summary>The event's row; names are compared without case, since hosts write them both ways.</summary>
    public MomentRow? FindEvent(string name) =>
        Events.FirstOrDefault(e => string.Equals(e.Event, name, StringComparison.OrdinalIgnoreCase));
}
