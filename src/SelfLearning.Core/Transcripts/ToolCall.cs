namespace SelfLearning.Core.Transcripts;

/// <summary>One tool call of a session with what came of it.</summary>
/// <param name="At">The number of the call in its session, from 0.</param>
/// <param name="Order">Its place among the session's calls and turns.</param>
/// <param name="Line">Where it stands: the line, message or step, from 1.</param>
/// <param name="Tool">The agent's name for the tool.</param>
/// <param name="Input">A shell command as it was given; of another tool its file, pattern or first argument. At most <see cref="Excerpt.Input"/> characters.</param>
/// <param name="Kind">What the tool does.</param>
/// <param name="Folder">The folder in which it ran, where the transcript says so.</param>
/// <param name="Time">When it was made, where the transcript says so.</param>
public sealed record ToolCall(int At, int Order, int Line, string Tool, CallKind Kind, string Input, string? Folder, DateTimeOffset? Time)
{
    /// <summary>What an edit took out and put in, the beginning of each.</summary>
    public string Change { get; init; } = "";

    /// <summary>The beginning and the end of the output; the middle of a long one is left out.</summary>
    public string Output { get; init; } = "";

    public CallOutcome Outcome { get; init; }

    /// <summary>The exit code, where the agent or its shell wrote one down.</summary>
    public int? ExitCode { get; init; }

    /// <summary>What the user typed when refusing the call.</summary>
    public string? Reason { get; init; }

    public bool IsShell => Kind == CallKind.Shell;
}
