namespace SelfLearning.Bench.Peers;

/// <summary>Titles in the order of the answer, the bytes that an agent has to read for it, and the milliseconds of each call.</summary>
internal sealed record Answer(IReadOnlyList<string> Titles, int Bytes, IReadOnlyList<double> Milliseconds);
