using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SelfLearning.Tests.Clients;

internal sealed class Codex(PinnedClient pin) : RealClient(pin)
{
    private const string Config = "home/.codex/config.toml";

    public override (string, string)? Before => (".codex/hooks.json", "{\n\t\"hooks\": {\"Stop\": [{\"hooks\": [{\"type\": \"command\", \"command\": \"true\"}]}]}\n}");

    public override IReadOnlyList<string> Events => IsOld ? ["SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "Stop"] : ["SessionStart", "UserPromptSubmit", "PreToolUse", "PostToolUse", "Stop", "SessionEnd"];

    // Its record does not name exit codes.
    public override bool TellsEnds => !IsOld;

    public override IReadOnlyList<Step>? Delegate(IReadOnlyCollection<string> tools) => !tools.Contains("spawn_agent") || IsOld ? null : tools.Contains("collaboration") ?
    [
        Step.Call("spawn_agent", """{"task_name": "sub", "fork_turns": "none", "message": "SUBTASK"}""", "collaboration"), Step.Call("wait_agent", """{"timeout_ms": 20000}""", "collaboration"),
    ] :
    [
        Step.Call("spawn_agent", """{"message": "SUBTASK"}""", "multi_agent_v1"), Step.Call("wait_agent", """{"targets": ["$AGENT"], "timeout_ms": 20000}""", "multi_agent_v1"),
    ];

    public override void SetUp(ClientWorld world) => world.Write(Config, $"""
        model = "mock-model"
        model_provider = "mock"

        [model_providers.mock]
        name = "mock"
        base_url = "http://127.0.0.1:{world.Model.Port}/v1"
        wire_api = "responses"
        env_key = "MOCK_KEY"
        request_max_retries = 1
        stream_max_retries = 1

        """);

    /// <summary>Writes what the dialogue "Trust all and continue" writes, with the keys and hashes that the client itself tells.</summary>
    public override void AfterInstall(ClientWorld world)
    {
        var trust = string.Concat(Hooks(world).Select(h => $"[hooks.state.\"{h["key"]}\"]\ntrusted_hash = \"{h["currentHash"]}\"\n\n"));
        Assert.NotEmpty(trust);
        world.Write(Config, File.ReadAllText(Path.Combine(world.Home, ".codex/config.toml")) + "\n" + trust);
        Assert.All(Hooks(world), h => Assert.Equal("trusted", h["trustStatus"]!.ToString()));
    }

    public override (string, IReadOnlyList<string>) Command(ClientWorld world, string prompt, string? resumes) =>
        (Program, ["exec", "--dangerously-bypass-approvals-and-sandbox", "--skip-git-repo-check", "--json", .. resumes is null ? new[] { prompt } : ["resume", resumes, prompt]]);

    public override IEnumerable<(string, string?)> Variables(ClientWorld world) => [("MOCK_KEY", "dummy")];

    public override string Session(string output) => System.Text.RegularExpressions.Regex.Match(output, "\"thread_id\":\"([^\"]+)\"").Groups[1].Value;

    public override string? Complaint(string output) => output.Split('\n').FirstOrDefault(l =>
        l.Contains("hook", StringComparison.OrdinalIgnoreCase) && !l.Contains("recalled-memory", StringComparison.Ordinal) && (l.Contains("error", StringComparison.OrdinalIgnoreCase) || l.Contains("invalid", StringComparison.OrdinalIgnoreCase)));

    private bool IsOld => Version.Parse(Pin.Version) < new Version(0, 145, 0);

    private string Program => Pin.Find("@openai/codex-PLATFORM/vendor", "codex");

    private List<JsonNode> Hooks(ClientWorld world)
    {
        var start = new ProcessStartInfo(Program, ["app-server"]) { WorkingDirectory = world.Repo, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = world.Home;
        start.Environment["MOCK_KEY"] = "dummy";
        start.Environment.Remove("CODEX_HOME");
        using var server = Process.Start(start)!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        Ask(1, "initialize", """{"clientInfo": {"name": "tests", "title": "tests", "version": "0"}}""");
        server.StandardInput.WriteLine("""{"method": "initialized"}""");
        var data = Ask(2, "hooks/list", $$"""{"cwds": ["{{world.Repo}}"]}""")["result"]!["data"]![0]!;
        server.StandardInput.Close();
        server.Kill(entireProcessTree: true);
        Assert.Empty((data["warnings"] as JsonArray ?? []).Concat(data["errors"] as JsonArray ?? []));
        return [.. ((JsonArray)data["hooks"]!).OfType<JsonNode>().Where(h => h["command"]?.ToString().Contains("self-learning", StringComparison.Ordinal) == true)];

        JsonNode Ask(int id, string method, string parameters)
        {
            server.StandardInput.WriteLine($$"""{"id": {{id}}, "method": "{{method}}", "params": {{parameters}}}""");
            server.StandardInput.Flush();
            while (server.StandardOutput.ReadLine() is { } line)
            {
                if (JsonNode.Parse(line) is { } answer && answer["id"]?.ToString() == $"{id}")
                    return answer;
            }

            throw new InvalidOperationException($"Codex did not answer {method}.");
        }
    }
}
