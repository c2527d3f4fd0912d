namespace SelfLearning.Core.Safety;

/// <summary>Where something was redacted (<c>aha_cards[2].solution_steps[0]</c>; empty for the value itself) and what it was.</summary>
public sealed record RedactedPlace(string Path, string Kind);
