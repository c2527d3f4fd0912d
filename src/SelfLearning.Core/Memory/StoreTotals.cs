namespace SelfLearning.Core.Memory;

/// <summary>How much a store holds: cards and recommendations by id, signals by line.</summary>
public readonly record struct StoreTotals(int Cards, int Recommendations, int Signals);
