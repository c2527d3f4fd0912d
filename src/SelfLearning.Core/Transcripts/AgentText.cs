namespace SelfLearning.Core.Transcripts;

/// <summary>What the agent said to the user, the beginning and the end of it.</summary>
public sealed record AgentText(int Order, string Text);
