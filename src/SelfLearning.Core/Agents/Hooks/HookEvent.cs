namespace SelfLearning.Core.Agents.Hooks;

/// <summary>One call of a hook, in our words. Absent fields are null; whatever else the payload held is gone.</summary>
public sealed record HookEvent
{
    /// <summary>The host that really called, which may differ from the word on the command line.</summary>
    public required AgentRow Agent { get; init; }

    /// <summary>The event's row: it decides the shape of the answer.</summary>
    public required MomentRow Row { get; init; }

    /// <summary>The moment for us: a failed call is <see cref="Moment.AfterFailure"/>, a start after compaction <see cref="Moment.AfterCompaction"/>.</summary>
    public required Moment Moment { get; init; }

    public string? SessionId { get; init; }

    /// <summary>The payload's working folder or first workspace root; whether it exists is for others to see.</summary>
    public string? Root { get; init; }

    /// <summary>The file into which the agent writes the session, where the payload names it.</summary>
    public string? Transcript { get; init; }

    public string? ToolName { get; init; }

    /// <summary>The shell command, where the tool is a shell.</summary>
    public string? Command { get; init; }

    /// <summary>Files that the tool call names.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The skill that the host's own tool loads, where the call is one of that tool.</summary>
    public string? Skill { get; init; }

    /// <summary>What the person typed: at a prompt, or at a start that holds the first one.</summary>
    public string? Prompt { get; init; }

    public string? Output { get; init; }

    /// <summary>The text to match against known errors; set where <see cref="Failed"/> is true and there is any.</summary>
    public string? Error { get; init; }

    public ToolOutcome Outcome { get; init; }

    /// <summary>Why a session started or ended, or a compaction began: <c>startup</c>, <c>compact</c>, <c>auto</c> and so on.</summary>
    public string? Trigger { get; init; }

    /// <summary>The host's id of the tool call or, at a prompt, of the turn.</summary>
    public string? CallId { get; init; }

    /// <summary>When the host fired, in its own words.</summary>
    public string? Timestamp { get; init; }

    /// <summary>The sub-agent that the event belongs to; null for the main one.</summary>
    public string? Subagent { get; init; }

    /// <summary>The host would drop our text this time.</summary>
    public bool DropsText { get; init; }

    /// <summary>A start that goes on with an older session.</summary>
    public bool IsResume => Moment == Moment.SessionStart && Trigger == "resume";

    /// <summary>The same event, once it is known how its command ended.</summary>
    public HookEvent Ended(int exitCode) => this with
    {
        Outcome = exitCode == 0 ? ToolOutcome.Succeeded : ToolOutcome.Failed,
        Moment = exitCode == 0 ? Moment.AfterTool : Moment.AfterFailure,
        Error = exitCode == 0 ? null : Error ?? Output,
    };

    public bool Failed => Outcome is ToolOutcome.Failed or ToolOutcome.LooksFailed;

    /// <summary>The session as file names and signals hold it (16 hexadecimal digits), since ids are a host's own text; null where there is none.</summary>
    public string? SessionKey => SessionId is null ? null : Fingerprint.Of(SessionId);

    /// <summary>The same of one context: a sub-agent's calls are its own.</summary>
    public string? ContextKey => Subagent is null ? SessionKey : Fingerprint.Of($"{SessionId}|{Subagent}");

    /// <summary>The name under which one firing is claimed (16 hexadecimal digits, fit for a file), equal when several settings files fire it
    /// at once; null where the payload cannot tell a second firing from a second event.</summary>
    public string? ClaimKey => SessionId is null ? null : (CallId, Moment) switch
    {
        ({ } call, _) => Claim(call),
        (_, Moment.SessionStart) when Trigger is "startup" or "new" => Claim(Trigger),
        (_, Moment.SessionEnd) => Claim(""),
        (_, Moment.SubagentStart or Moment.SubagentStop) when Subagent is not null => Claim(""),
        _ when Timestamp is not null => Claim($"{Timestamp}|{ToolName}|{Command}|{string.Join('|', Files)}"),
        _ => null,
    };

    /// <summary>The name under which a firing without a <see cref="ClaimKey"/> is claimed for a short time: the same thing said
    /// again later is an event of its own.</summary>
    public string? RepeatKey => SessionId is null ? null : Claim($"again|{Trigger}|{Prompt}|{Command}|{Error}|{string.Join('|', Files)}");

    private string Claim(string what) => Fingerprint.Of($"{SessionId}|{Row.Moment}|{Subagent}|{what}");
}
