using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>What a verb answers: JSON for programs, text for people, and the exit code.</summary>
public sealed record Answer(JsonObject Json, Action<TextOutput> Text, int ExitCode = 0);
