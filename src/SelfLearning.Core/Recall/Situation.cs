namespace SelfLearning.Core.Recall;

/// <summary>What an agent is in: every part may be absent.</summary>
public sealed record Situation
{
    /// <summary>The question or task in words, asked on purpose.</summary>
    public string? Task { get; init; }

    /// <summary>A prompt as a user typed it: nobody asked for a memory.</summary>
    public string? Prompt { get; init; }

    /// <summary>The command that is about to run or that failed.</summary>
    public string? Command { get; init; }

    /// <summary>The text of an error.</summary>
    public string? Error { get; init; }

    public IReadOnlyList<string> Files { get; init; } = [];
    public string? Skill { get; init; }

    /// <summary>What kind of asking this is, which decides how sure an answer must be.</summary>
    public SituationKind Kind =>
        !string.IsNullOrWhiteSpace(Error) ? SituationKind.Error
        : !string.IsNullOrWhiteSpace(Task) || string.IsNullOrWhiteSpace(Prompt) ? SituationKind.Question
        : SituationKind.Prompt;
}

/// <summary>From the most reluctant to the readiest to be answered.</summary>
public enum SituationKind
{
    Prompt,
    Question,
    Error,
}
