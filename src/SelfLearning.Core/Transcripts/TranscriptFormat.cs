namespace SelfLearning.Core.Transcripts;

/// <summary>How a transcript is written. Told by its content, never by its name.</summary>
public enum TranscriptFormat
{
    /// <summary>Nothing that is known; such a transcript has no calls and no turns.</summary>
    Unknown,
    ClaudeCode,
    Codex,
    CopilotCli,
    GeminiCli,
    Qwen,
    OpenCode,
    Cursor,
    Cline,
    Kiro,
    Droid,
    Pi,
    Aider,
    SpecStory,
    Goose,
    SweAgent,
}
