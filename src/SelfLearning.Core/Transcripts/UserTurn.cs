namespace SelfLearning.Core.Transcripts;

/// <summary>One turn of the user.</summary>
/// <param name="At">The number of the turn in its session, from 0, turns of the harness counted too.</param>
/// <param name="Order">Its place among the session's calls and turns.</param>
/// <param name="Line">Where it stands: the line or message, from 1.</param>
/// <param name="Text">What was said; the middle of a long text is left out.</param>
/// <param name="Length">How many characters it had.</param>
/// <param name="IsHarness">Whether a program wrote it: a reminder, a command's output, a summary of an earlier session.</param>
/// <param name="Time">When it was said, where the transcript says so.</param>
public sealed record UserTurn(int At, int Order, int Line, string Text, int Length, bool IsHarness, DateTimeOffset? Time);
