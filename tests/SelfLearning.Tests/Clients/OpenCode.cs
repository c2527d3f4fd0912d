namespace SelfLearning.Tests.Clients;

internal sealed class OpenCode(PinnedClient pin) : RealClient(pin)
{
    public override IReadOnlyList<string> Events => ["session.created", "chat.message", "tool.execute.after", "session.idle"];

    public override IReadOnlyList<Step>? Delegate(IReadOnlyCollection<string> tools) => [Step.Call("task", """{"description": "sub", "prompt": "SUBTASK look around", "subagent_type": "general"}""")];

    public override void SetUp(ClientWorld world)
    {
        // Else its own package, which it fetches for any plugin, costs a minute where there is no network.
        world.Write("home/.npmrc", "fetch-retries=0\n");
        world.Write("home/.config/opencode/opencode.json", $$"""
            {
              "$schema": "https://opencode.ai/config.json", "autoupdate": false, "share": "disabled", "model": "mock/mock-model", "small_model": "mock/mock-model",
              "provider": {
                "mock": {
                  "npm": "@ai-sdk/openai-compatible", "name": "Mock",
                  "options": {"baseURL": "http://127.0.0.1:{{world.Model.Port}}/v1", "apiKey": "dummy"}, "models": {"mock-model": {"name": "Mock"} }
                }
              }
            }
            """);
    }

    public override (string, IReadOnlyList<string>) Command(ClientWorld world, string prompt, string? resumes) =>
        (Pin.File("opencode-PLATFORM/bin/opencode"), ["run", .. resumes is null ? Array.Empty<string>() : ["--continue"], prompt]);

    public override IEnumerable<(string, string?)> Variables(ClientWorld world) =>
    [
        ("OPENCODE_DISABLE_AUTOUPDATE", "true"), ("OPENCODE_DISABLE_MODELS_FETCH", "true"), ("OPENCODE_DISABLE_LSP_DOWNLOAD", "true"), ("OPENCODE_DISABLE_DEFAULT_PLUGINS", "true"),
    ];
}
