using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Corrections;

/// <summary>The user contradicted, redirected or restricted what the agent did.</summary>
/// <param name="At">Where: <c>u3</c> for the fourth turn, <c>d7</c> for the reason typed when denying call 7.</param>
/// <param name="Line">The line or message.</param>
/// <param name="Text">What was said.</param>
/// <param name="After">The last call before it; null where there was none.</param>
/// <param name="Time">When, where the transcript says so.</param>
/// <param name="Worth">How much it is worth as a lesson.</param>
public sealed record Correction(string At, int Line, string Text, ToolCall? After, DateTimeOffset? Time, Worth Worth);
