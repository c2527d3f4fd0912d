namespace SelfLearning.Tests.Clients;

internal sealed class ClaudeCode(PinnedClient pin) : RealClient(pin)
{
    private const string Own = "@anthropic-ai/claude-code-PLATFORM/claude";

    public override (string, string)? Before => (".claude/settings.json", "{\"env\": {\"MY_OWN\": \"kept\"},\n\t\"hooks\": {\"Stop\": [{\"hooks\": [{\"type\": \"command\", \"command\": \"true\"}]}]}}");

    public override IReadOnlyList<string> Events => ["SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "PostToolUseFailure", "Stop", "SessionEnd"];

    public override string? Compacts => "/compact";

    public override IReadOnlyList<Step>? Delegate(IReadOnlyCollection<string> tools) =>
        [Step.Call(tools.Contains("Agent") ? "Agent" : "Task", """{"description": "sub", "prompt": "SUBTASK: look around", "subagent_type": "general-purpose"}""")];

    public override bool RunsCommands => true;

    public override (string, IReadOnlyList<string>) Command(ClientWorld world, string prompt, string? resumes)
    {
        string[] args = ["-p", prompt, "--permission-mode", "bypassPermissions", "--output-format", "stream-json", "--verbose", .. resumes is null ? Array.Empty<string>() : ["--resume", resumes]];
        return HasOwn ? (Pin.File(Own), args) : (Support.Project.Tool("node"), [Pin.File("@anthropic-ai/claude-code/cli.js"), .. args]);
    }

    public override IEnumerable<(string, string?)> Variables(ClientWorld world) =>
    [
        ("ANTHROPIC_BASE_URL", $"http://127.0.0.1:{world.Model.Port}"), ("ANTHROPIC_API_KEY", "dummy"), ("IS_SANDBOX", "1"), ("DISABLE_TELEMETRY", "1"), ("DISABLE_AUTOUPDATER", "1"),
        ("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1"),
    ];

    public override string Session(string output) => System.Text.RegularExpressions.Regex.Match(output, "\"session_id\":\"([^\"]+)\"").Groups[1].Value;

    private bool HasOwn => ClientProgramVersion(Pin.Version) >= new Version(2, 1, 0);

    private static Version ClientProgramVersion(string version) => Version.Parse(version);
}
