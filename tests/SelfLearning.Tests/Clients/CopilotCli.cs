namespace SelfLearning.Tests.Clients;

internal sealed class CopilotCli(PinnedClient pin) : RealClient(pin)
{
    public override IReadOnlyList<string> Events => ["sessionStart", "userPromptSubmitted", "preToolUse", "postToolUse", "agentStop", "sessionEnd"];

    public override IReadOnlyList<Step>? Delegate(IReadOnlyCollection<string> tools) =>
        [Step.Call("task", """{"agent_type": "task", "description": "sub", "prompt": "SUBTASK look around", "name": "sub-one", "mode": "sync"}""")];

    public override void SetUp(ClientWorld world) => Directory.CreateDirectory(Path.Combine(world.Home, ".copilot"));

    public override (string, IReadOnlyList<string>) Command(ClientWorld world, string prompt, string? resumes) =>
        (Support.Project.Tool("node"), [Pin.File("@github/copilot/npm-loader.js"), "--allow-all-tools", "--allow-all-paths", .. resumes is null ? Array.Empty<string>() : ["--continue"], "-p", prompt]);

    public override IEnumerable<(string, string?)> Variables(ClientWorld world) =>
    [
        ("COPILOT_OFFLINE", "true"), ("COPILOT_PROVIDER_BASE_URL", $"http://127.0.0.1:{world.Model.Port}/v1"), ("COPILOT_MODEL", "mock-model"), ("COPILOT_PROVIDER_API_KEY", "dummy"),
        ("COPILOT_AUTO_UPDATE", "false"), ("COPILOT_PROVIDER_MAX_PROMPT_TOKENS", "100000"),
    ];
}
