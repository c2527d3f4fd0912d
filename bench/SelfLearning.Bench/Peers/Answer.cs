namespace SelfLearning.Bench.Peers;

/// <summary>Titles in the order of the answer, whether it marks all of them as weak, the bytes that an agent has to read for it, and the milliseconds of each call.</summary>
internal sealed record Answer(IReadOnlyList<string> Titles, bool IsWeak, int Bytes, IReadOnlyList<double> Milliseconds);
