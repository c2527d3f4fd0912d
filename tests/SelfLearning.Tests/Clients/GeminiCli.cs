namespace SelfLearning.Tests.Clients;

internal sealed class GeminiCli(PinnedClient pin) : RealClient(pin)
{
    public override (string, string)? Before => (".gemini/settings.json", """
        {
          // mine
          "security": {"auth": {"selectedType": "gemini-api-key"}},
          "privacy": {"usageStatisticsEnabled": false},
          "telemetry": {"enabled": false}
        }

        """);

    public override IReadOnlyList<string> Events => ["SessionStart", "BeforeAgent", "AfterTool", "AfterAgent", "SessionEnd"];

    public override bool RepeatsResultsAtResume => true;

    public override (string, IReadOnlyList<string>) Command(ClientWorld world, string prompt, string? resumes) =>
        (Support.Project.Tool("node"), [Pin.File("@google/gemini-cli/bundle/gemini.js"), "--yolo", "-m", "gemini-2.5-pro", .. resumes is null ? Array.Empty<string>() : ["--resume", "latest"], "-p", prompt]);

    public override IEnumerable<(string, string?)> Variables(ClientWorld world) =>
    [
        ("GOOGLE_GEMINI_BASE_URL", $"http://127.0.0.1:{world.Model.Port}"), ("GEMINI_API_KEY", "dummy"), ("GEMINI_TELEMETRY_ENABLED", "false"), ("GEMINI_CLI_NO_RELAUNCH", "true"),
        ("GEMINI_CLI_TRUST_WORKSPACE", "true"),
    ];
}
