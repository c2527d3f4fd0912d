namespace SelfLearning.Tests.Clients;

internal sealed class QwenCode(PinnedClient pin) : RealClient(pin)
{
    public override (string, string)? Before => (".qwen/settings.json", """
        {
          "privacy": {"usageStatisticsEnabled": false}, "telemetry": {"enabled": false},
          "general": {"enableAutoUpdate": false}, "security": {"auth": {"selectedType": "openai"}},
          "$version": 4
        }
        """);

    public override IReadOnlyList<string> Events => ["SessionStart", "UserPromptSubmit", "PostToolUse", "PostToolUseFailure", "Stop"];

    public override bool RunsCommands => true;

    public override (string, IReadOnlyList<string>) Command(ClientWorld world, string prompt, string? resumes) =>
        (Pin.File("node-PLATFORM/bin/node"), [Pin.File("@qwen-code/qwen-code/cli-entry.js"), "--yolo", "--auth-type", "openai", "-m", "mock-model", .. resumes is null ? Array.Empty<string>() : ["--continue"], "-p", prompt]);

    public override IEnumerable<(string, string?)> Variables(ClientWorld world) =>
    [
        ("OPENAI_BASE_URL", $"http://127.0.0.1:{world.Model.Port}/v1"), ("OPENAI_API_KEY", "dummy"), ("OPENAI_MODEL", "mock-model"), ("QWEN_CODE_NO_RELAUNCH", "true"),
        ("QWEN_CODE_SUPPRESS_YOLO_WARNING", "1"),
    ];
}
