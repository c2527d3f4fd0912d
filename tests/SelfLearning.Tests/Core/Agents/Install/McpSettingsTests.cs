using CsCheck;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.Tests.Core.Agents.Install;

public sealed class McpSettingsTests
{
    private const string Program = "/home/u/.local/share/self-learning/bin/self-learning";
    private static readonly McpShape Codex = AgentTable.Find("codex")!.Mcp!;
    private static readonly McpShape Goose = AgentTable.Find("goose")!.Mcp!;

    public static TheoryData<string> JsonAgents => [.. AgentTable.All.Where(a => a.Mcp is { UserFile: not null } m && m.UserFile.EndsWith(".json", StringComparison.Ordinal)).Select(a => a.Id)];

    [Theory]
    [MemberData(nameof(JsonAgents))]
    public void Random_json_comes_back_to_the_byte_and_keeps_everything_foreign(string agent)
    {
        var shape = AgentTable.Find(agent)!.Mcp!;
        Gen.Int.Sample(
            seed =>
            {
                var before = new RandomSettings(new Random(seed)).Make();
                var after = Text(McpSettings.Insert(before, shape, "x.json", Program));
                Assert.NotEqual(before, after);
                Assert.Contains(Program, after, StringComparison.Ordinal);
                Assert.Equal(after, Text(McpSettings.Insert(after, shape, "x.json", Program)));
                Assert.Equal(before, Text(McpSettings.Remove(after, shape, "x.json")));
                var at = 0;
                foreach (var c in before.Where(c => !char.IsWhiteSpace(c)))
                    Assert.True((at = after.IndexOf(c, at) + 1) > 0, $"'{c}' is gone from {after}");
            },
            iter: 100);
    }

    [Theory]
    [InlineData("claude-code", """{"mcpServers":{"self-learning":{"command":"/p/self-learning","args":["mcp"],"alwaysLoad":true}}}""")]
    [InlineData("vscode", """{"servers":{"self-learning":{"type":"stdio","command":"/p/self-learning","args":["mcp"]}}}""")]
    [InlineData("copilot-cli", """{"mcpServers":{"self-learning":{"type":"local","command":"/p/self-learning","args":["mcp"],"tools":["*"]}}}""")]
    [InlineData("opencode", """{"mcp":{"self-learning":{"type":"local","command":["/p/self-learning","mcp"],"enabled":true}}}""")]
    [InlineData("amp", """{"amp.mcpServers":{"self-learning":{"command":"/p/self-learning","args":["mcp"]}}}""")]
    [InlineData("zed", """{"context_servers":{"self-learning":{"command":"/p/self-learning","args":["mcp"]}}}""")]
    [InlineData("crush", """{"mcp":{"self-learning":{"type":"stdio","command":"/p/self-learning","args":["mcp"]}}}""")]
    public void A_new_file_has_the_form_of_its_host(string agent, string json)
    {
        var text = Text(McpSettings.Insert(null, AgentTable.Find(agent)!.Mcp!, "x.json", "/p/self-learning"));
        Assert.Equal(json, string.Concat(text.Where(c => !char.IsWhiteSpace(c))));
        Assert.Equal("", Text(McpSettings.Remove(text, AgentTable.Find(agent)!.Mcp!, "x.json")));
    }

    [Fact]
    public void What_a_person_added_to_our_entry_stays_with_it_until_the_program_moves()
    {
        const string text = """{ "mcpServers": { "self-learning": { "command": "/p/self-learning", "args": ["mcp"], "trust": true }, "x": {} } }""";
        var shape = AgentTable.Find("gemini-cli")!.Mcp!;
        Assert.Equal(text, Text(McpSettings.Insert(text, shape, "x.json", "/p/self-learning")));
        Assert.Contains("/q/self-learning", Text(McpSettings.Insert(text, shape, "x.json", "/q/self-learning")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.json", "{\"mcpServers\": {\"self-learning\": {\"command\": \"npx\", \"args\": [\"other\"]}}}")]
    [InlineData("x.json", "{\"mcpServers\": []}")]
    [InlineData("x.json", "{ broken")]
    [InlineData("x.json", "[]")]
    public void A_foreign_server_of_our_name_and_broken_settings_are_left_alone(string path, string text)
    {
        var shape = AgentTable.Find("cursor")!.Mcp!;
        Assert.IsType<TextMerge.Refused>(McpSettings.Insert(text, shape, path, Program));
        if (McpSettings.Remove(text, shape, path) is TextMerge.Merged { Text: var left })
            Assert.Equal(text, left);
    }

    [Theory]
    [InlineData("")]
    [InlineData("model = \"x\"")]
    [InlineData("model = \"x\"\n\n")]
    [InlineData("model = \"x\"\r\n\r\n[mcp_servers.other]\r\ncommand = \"npx\"\r\nargs = [\"self-learning\"]\r\n")]
    [InlineData("[a]\nb = \"\"\"\n[mcp_servers.self-learning]\ncommand = \"fake\"\n\"\"\"\n# [mcp_servers.self-learning]\n[hooks.state.\"/a.b:c\"]\nx = 1")]
    public void Toml_gets_a_table_at_its_end_and_comes_back_to_the_byte(string before)
    {
        var after = Text(McpSettings.Insert(before, Codex, "config.toml", Program));
        Assert.StartsWith(before, after, StringComparison.Ordinal);
        Assert.Equal($"[mcp_servers.self-learning]\ncommand = \"{Program}\"\nargs = [\"mcp\"]", after[before.Length..].ReplaceLineEndings("\n").Trim());
        Assert.Equal(after, Text(McpSettings.Insert(after, Codex, "config.toml", Program)));
        Assert.Equal(before, Text(McpSettings.Remove(after, Codex, "config.toml")));
    }

    [Fact]
    public void Toml_tables_of_the_host_below_ours_go_with_it_and_those_behind_stay()
    {
        const string text = "a = 1\n\n[mcp_servers.self-learning]\ncommand = \"/p/self-learning\"\nargs = [\"mcp\"]\n\n[mcp_servers.self-learning.tools.recall]\napproval_mode = \"approve\"\n\n[mcp_servers.other]\ncommand = \"x\"\n";
        Assert.Equal("a = 1\n\n[mcp_servers.other]\ncommand = \"x\"\n", Text(McpSettings.Remove(text, Codex, "config.toml")));
        Assert.Equal(text.Replace("/p/", "/q/", StringComparison.Ordinal), Text(McpSettings.Insert(text, Codex, "config.toml", "/q/self-learning")));
    }

    [Theory]
    [InlineData("mcp_servers = {}")]
    [InlineData("mcp_servers.self-learning = { command = \"x\" }")]
    [InlineData("[mcp_servers]\nself-learning = { command = \"x\" }")]
    [InlineData("[mcp_servers.self-learning]\ncommand = \"npx\"")]
    [InlineData("[mcp_servers.self-learning]\nurl = \"http://x\"")]
    public void Toml_that_names_us_in_another_way_is_left_alone(string text)
    {
        Assert.IsType<TextMerge.Refused>(McpSettings.Insert(text, Codex, "config.toml", Program));
        Assert.Equal(text, Text(McpSettings.Remove(text, Codex, "config.toml")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("GOOSE_MODEL: x")]
    [InlineData("GOOSE_MODEL: x\n# mine\n")]
    [InlineData("extensions:\n  developer:\n    enabled: true\nGOOSE_MODEL: x\n")]
    [InlineData("a: |\n  extensions:\n    x\nextensions: # all\r\n    developer:\r\n        enabled: true\r\n")]
    public void Yaml_gets_an_extension_and_comes_back_to_the_byte(string before)
    {
        var after = Text(McpSettings.Insert(before, Goose, "config.yaml", Program));
        Assert.Contains($"cmd: \"{Program}\"", after, StringComparison.Ordinal);
        Assert.Equal(after, Text(McpSettings.Insert(after, Goose, "config.yaml", Program)));
        Assert.Equal(before, Text(McpSettings.Remove(after, Goose, "config.yaml")));
        Assert.Contains("/q/self-learning", Text(McpSettings.Insert(after, Goose, "config.yaml", "/q/self-learning")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extensions: {}\n")]
    [InlineData("extensions: {self-learning: {cmd: x}}\n")]
    [InlineData("extensions:\n  self-learning:\n    cmd: npx\n")]
    public void Yaml_in_another_form_is_left_alone(string text)
    {
        Assert.IsType<TextMerge.Refused>(McpSettings.Insert(text, Goose, "config.yaml", Program));
        Assert.Equal(text, Text(McpSettings.Remove(text, Goose, "config.yaml")));
    }

    private static string Text(TextMerge merge) => Assert.IsType<TextMerge.Merged>(merge).Text;
}
