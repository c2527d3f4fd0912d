using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.Tests.Features;

/// <summary>The MCP server into every agent that reads a file, with and without hooks in the same file, and out again to the byte.</summary>
public sealed class InstallMcpTests : IDisposable
{
    private readonly InstallBox box = new();

    public static TheoryData<string, bool> Places()
    {
        var cases = new TheoryData<string, bool>();
        foreach (var agent in AgentTable.All.Where(a => a.Mcp is not null))
        {
            foreach (var project in new[] { false, true }.Where(p => agent.Mcp!.File(p) is not null))
                cases.Add(agent.Id, project);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void The_server_is_put_in_twice_and_taken_out_to_the_byte(string agent, bool project)
    {
        var file = Prepare(agent, project);
        string[] scope = project ? ["--project"] : [];
        var before = box.Content();
        box.Install(["--agent", agent, "--mcp", .. scope]);
        Assert.Contains($"{box.Program}\"", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("other", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain("self-learning hook", File.ReadAllText(file), StringComparison.Ordinal);
        var everything = box.Everything();
        Assert.Contains("Nothing to do.", box.Install(["--agent", agent, "--mcp", .. scope]).Output, StringComparison.Ordinal);
        Assert.Equal(everything, box.Everything());
        box.Uninstall(scope);
        Assert.Equal(before, box.Content());
        Assert.False(File.Exists(box.Program));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Hooks_and_server_come_and_go_one_by_one(string agent, bool project)
    {
        Prepare(agent, project);
        string[] scope = project ? ["--project"] : [];
        var before = box.Content();
        if ((project ? AgentTable.Find(agent)!.ProjectHooks : AgentTable.Find(agent)!.UserHooks) is null)
            return;
        box.Install(["--agent", agent, "--hooks", .. scope]);
        var hooked = box.Content();
        box.Install(["--agent", agent, "--mcp", .. scope]);
        Assert.NotEqual(hooked, box.Content());
        box.Uninstall(["--mcp", .. scope]);
        Assert.Equal(hooked, box.Content());
        Assert.True(File.Exists(box.Program));
        box.Install(["--agent", agent, "--mcp", .. scope]);
        box.Uninstall(scope);
        Assert.Equal(before, box.Content());
    }

    [Fact]
    public void Both_at_once_are_one_change_of_a_shared_file()
    {
        var file = Prepare("gemini-cli", false);
        var before = box.Content();
        var files = InstallBox.Files(box.Install("--agent", "gemini-cli", "--mcp", "--hooks"));
        Assert.Single(files, f => f.Text("path") == file);
        Assert.NotEmpty(HookSettings.Find(File.ReadAllText(file)));
        Assert.Contains("\"mcp\"", File.ReadAllText(file), StringComparison.Ordinal);
        box.Uninstall("--agent", "gemini-cli");
        Assert.Equal(before, box.Content());
    }

    [Fact]
    public void Agents_that_hooks_cannot_serve_are_offered_the_server_and_others_are_not()
    {
        Assert.Equal(
            ["vscode", "cursor", "antigravity", "kiro", "cline", "windsurf", "goose", "amp", "crush", "zed"],
            AgentTable.All.Where(a => a.NeedsMcp).Select(a => a.Id));
        Directory.CreateDirectory(box.Home(".kiro"));
        Directory.CreateDirectory(box.Home(".claude"));
        var files = InstallBox.Files(box.Install());
        Assert.Contains(files, f => f.Text("kind") == "mcp" && f.Text("path") == box.Home(".kiro/settings/mcp.json"));
        Assert.DoesNotContain(files, f => f.Text("path") == box.Home(".claude.json"));
    }

    [Fact]
    public void A_program_that_an_agent_starts_stays()
    {
        box.Install("--agent", "kiro", "--mcp");
        box.Install("--agent", "claude-code", "--hooks");
        Assert.Contains("The program stays", box.Uninstall("--agent", "claude-code").Output, StringComparison.Ordinal);
        Assert.True(File.Exists(box.Program));
        box.Uninstall("--mcp");
        Assert.False(File.Exists(box.Program));
    }

    [Fact]
    public void A_server_of_our_name_that_is_another_is_left_alone()
    {
        var file = box.Write(box.Home(".cursor/mcp.json"), """{"mcpServers": {"self-learning": {"command": "npx"}}}""");
        var ran = box.Box.Run("install", "--yes", "--agent", "cursor", "--mcp");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("Another MCP server", ran.Error, StringComparison.Ordinal);
        Assert.Equal("""{"mcpServers": {"self-learning": {"command": "npx"}}}""", File.ReadAllText(file));
    }

    [Fact]
    public void Claude_code_that_was_moved_has_its_servers_there()
    {
        box.Box["CLAUDE_CONFIG_DIR"] = box.Home("moved");
        box.Install("--agent", "claude-code", "--mcp");
        Assert.True(File.Exists(box.Home("moved/.claude.json")));
        box.Uninstall();
        Assert.False(File.Exists(box.Home("moved/.claude.json")));
    }

    public void Dispose() => box.Dispose();

    private string Prepare(string agent, bool project)
    {
        var shape = AgentTable.Find(agent)!.Mcp!;
        var place = shape.File(project)!;
        var text = Path.GetExtension(place) switch
        {
            ".toml" => "# mine\nmodel = \"x\"\n\n[mcp_servers.other]\ncommand = \"npx\"\n",
            ".yaml" => "GOOSE_MODEL: x\nextensions:\n  other:\n    enabled: true\n",
            _ => $"{{\n\t// mine\n\t\"{shape.Key}\": {{\n\t\t\"other\": {{\"command\": \"npx\"}}, // last\n\t}},\n\t\"z\": 1.50e3\n}}",
        };
        return box.Write(project ? Path.Combine(box.Box.Repo, place) : box.Home(place[2..]), text);
    }
}
