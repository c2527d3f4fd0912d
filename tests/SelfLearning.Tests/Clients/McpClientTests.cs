using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Clients;

/// <summary>The MCP server in the clients themselves: what install wrote is read, the model is offered the three tools, and what they answer stands
/// in the model's next request.</summary>
[Collection("real clients")]
public sealed class McpClientTests
{
    public static TheoryData<string> Agents => ["claude-code", "codex", "gemini-cli", "opencode"];

    [Theory]
    [MemberData(nameof(Agents))]
    public void The_model_calls_all_three_tools_and_reads_what_they_answer(string agent)
    {
        Isolation.SkipUnlessAlone();
        var client = ClientTests.Of(PinnedClient.All.First(c => c.Agent == agent));
        using var world = new ClientWorld(client);
        client.Command(world, "", null); // Skips where it is not installed.
        client.SetUp(world);
        if (client.Before is var (path, text))
            world.Write("home/" + path, text);
        var before = ClientTests.Snapshot(world);
        var installed = world.Ours("install", "--agent", agent, "--mcp", "--yes", "--format", "text");
        Assert.True(installed.Exit == 0, installed.Output + installed.Error);

        world.Run("Look into the log parser", null,
        [
            Step.Mcp("recall", """{"task": "nginx access log parser drops lines with IPv6 addresses"}"""),
            Step.Mcp("record", """{"aha_cards": [{"id": "aha_viamcp", "title": "The parser reads brackets", "when_to_use": "IPv6 in brackets", "solution_steps": ["Strip the brackets"]}]}"""),
            Step.Mcp("feedback", """{"id": "aha_nginx", "outcome": "helped", "context": "the flag worked"}"""),
            Step.Say("Done."),
        ]);
        var sent = world.Model.Main;
        Assert.True(sent.Count >= 4, $"{sent.Count} requests; tools: {string.Join(' ', sent.SelectMany(r => r.Tools.Keys).Distinct())}");
        Assert.False(sent[0].Has("aha_nginx"), "nothing is said before it is asked for");
        Assert.True(sent[1].Has("aha_nginx") && sent[1].Has("recalled-memory") && sent[1].Has("--ipv6"), "what was recalled stands in the next request");
        Assert.True(sent[2].Has("aha_viamcp"), "what was recorded stands in the next request");
        Assert.True(sent[3].Has("aha_helped"), "the feedback stands in the next request");
        Assert.Contains("aha_viamcp", File.ReadAllText(Path.Combine(world.Store, "aha_cards.jsonl")), StringComparison.Ordinal);
        Assert.Equal(["aha_nginx"], world.Signals("aha_helped"));

        var gone = world.Ours("uninstall", "--yes", "--format", "text");
        Assert.True(gone.Exit == 0, gone.Output + gone.Error);
        Assert.False(File.Exists(world.Installed));
        var after = ClientTests.Snapshot(world);
        Assert.All(before.Where(f => !f.Key.EndsWith("/.claude.json", StringComparison.Ordinal)), f => Assert.Equal(f.Value, after[f.Key]));
        Figures.Tell("MCP", $"{agent} {client.Pin.Version}: recall, record and feedback were called by the model and read in its next request");
    }
}
