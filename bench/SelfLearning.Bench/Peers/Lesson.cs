namespace SelfLearning.Bench.Peers;

/// <summary>What every peer is given to remember.</summary>
internal sealed record Lesson(string Title, string Problem, IReadOnlyList<string> Steps);
