namespace SelfLearning.Core.Transcripts;

/// <summary>What one transcript tells, in one shape for all agents.</summary>
public sealed record Transcript(TranscriptFormat Format)
{
    /// <summary>The agent's id of the session.</summary>
    public string? SessionId { get; init; }

    /// <summary>The folder in which the session began, where the transcript says so.</summary>
    public string? Folder { get; init; }

    public DateTimeOffset? Started { get; init; }

    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    public IReadOnlyList<UserTurn> Turns { get; init; } = [];

    public IReadOnlyList<AgentText> Texts { get; init; } = [];

    /// <summary>How many lines, messages or steps were read.</summary>
    public int Pieces { get; init; }

    /// <summary>How many of them could not be read: no valid JSON, or too long.</summary>
    public int Damaged { get; init; }

    /// <summary>How many were of a kind that this reader does not know.</summary>
    public int Unknown { get; init; }
}
