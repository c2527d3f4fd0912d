namespace SelfLearning.Core.Safety.PromptInjection;

/// <summary>A place in a text that speaks to the agent instead of telling it something: the rule that says so, and the words.</summary>
public sealed record Threat(string Rule, string Detail);
