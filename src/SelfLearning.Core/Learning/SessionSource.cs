using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning;

/// <summary>Where a finding comes from.</summary>
/// <param name="Path">The transcript.</param>
/// <param name="Format">How it is written, which names the agent.</param>
/// <param name="SessionId">The agent's id of the session, where it has one.</param>
/// <param name="Folder">The folder of the session, where it is known.</param>
public sealed record SessionSource(string Path, TranscriptFormat Format, string? SessionId, string? Folder);
