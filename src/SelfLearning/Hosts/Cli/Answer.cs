using SelfLearning.Core.Json;

namespace SelfLearning.Hosts.Cli;

/// <summary>What a verb answers: JSON for programs, text for people, and the exit code.</summary>
internal sealed record Answer(JsonObject Json, Action<Page> Text, int ExitCode = 0);
