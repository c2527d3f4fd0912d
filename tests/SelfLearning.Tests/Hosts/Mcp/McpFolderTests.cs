using System.Text.Json.Nodes;

namespace SelfLearning.Tests.Hosts.Mcp;

/// <summary>Where a call works: the client's one root, else the server's own folder; never outside of these.</summary>
public sealed class McpFolderTests
{
    [Fact]
    public void The_one_root_of_the_client_is_where_a_call_works()
    {
        using var mcp = Made(box => [box + "/other"]);
        Assert.StartsWith(mcp.Box.Root + "/other/", Recorded(mcp), StringComparison.Ordinal);
        Assert.Equal(1, mcp.Peer.RootsAsked);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void With_no_root_or_several_it_is_the_servers_folder(bool several)
    {
        using var mcp = Made(box => several ? [box + "/other", box + "/third"] : null);
        Assert.StartsWith(mcp.Box.Repo + "/", Recorded(mcp), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_inside_a_root_may_be_named_and_one_outside_is_refused()
    {
        using var mcp = Made(box => [box + "/other", box + "/third"]);
        Directory.CreateDirectory(mcp.Box.Root + "/third/sub");
        Assert.StartsWith(mcp.Box.Root + "/third/", Recorded(mcp, mcp.Box.Root + "/third/sub"), StringComparison.Ordinal);
        Directory.CreateSymbolicLink(mcp.Box.Root + "/third/link", mcp.Box.Home);
        foreach (var outside in new[] { mcp.Box.Home, "/", "..", mcp.Box.Root + "/third/../home", mcp.Box.Root + "/third/link", mcp.Box.Root + "/otherwise", mcp.Box.Repo })
        {
            var result = mcp.Peer.Call("record", Cards(outside));
            Assert.True(result["isError"]!.GetValue<bool>(), outside);
            Assert.Contains("cwd lies outside", result["content"]![0]!["text"]!.ToString(), StringComparison.Ordinal);
        }

        Assert.Contains("cwd does not exist", mcp.Peer.Text("record", Cards(mcp.Box.Root + "/third/nope")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_roots_a_folder_must_lie_in_the_servers_repository()
    {
        using var mcp = Made(_ => null);
        Directory.CreateDirectory(mcp.Box.Repo + "/sub");
        Assert.StartsWith(mcp.Box.Repo + "/", Recorded(mcp, mcp.Box.Repo + "/sub"), StringComparison.Ordinal);
        Assert.Contains("cwd lies outside", mcp.Peer.Text("record", Cards(mcp.Box.Root + "/other")), StringComparison.Ordinal);
    }

    [Fact]
    public void Roots_are_asked_again_when_they_changed()
    {
        using var mcp = Made(box => [box + "/other"]);
        Recorded(mcp);
        Recorded(mcp);
        mcp.Peer.Roots = [mcp.Box.Root + "/third"];
        mcp.Peer.Note("notifications/roots/list_changed");
        // A notification is not waited for: calls that were sent right after it may overtake it.
        Assert.True(SpinWait.SpinUntil(() => Recorded(mcp).StartsWith(mcp.Box.Root + "/third/", StringComparison.Ordinal), TimeSpan.FromMinutes(1)));
        Assert.Equal(2, mcp.Peer.RootsAsked);
    }

    [Fact]
    public void A_client_of_the_protocol_of_2026_is_asked_nothing()
    {
        using var mcp = new McpBox(initialize: false);
        mcp.Peer.Roots = ["/"];
        var meta = JsonNode.Parse("""
            {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"}, "io.modelcontextprotocol/clientCapabilities": {"roots": {}}}
            """);
        var answer = mcp.Peer.Ask("tools/call", new JsonObject { ["name"] = "record", ["arguments"] = Cards(null), ["_meta"] = meta });
        Assert.StartsWith(mcp.Box.Repo + "/", answer["result"]!["structuredContent"]!["project_store"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, mcp.Peer.RootsAsked);
    }

    private static McpBox Made(Func<string, IReadOnlyList<string>?> roots)
    {
        IReadOnlyList<string>? given = null;
        var mcp = new McpBox(roots("/x") is null ? null : [], box =>
        {
            foreach (var name in new[] { "other", "third", "otherwise" })
                Directory.CreateDirectory(Path.Combine(box.Root, name, ".git"));
            given = roots(box.Root);
        });
        mcp.Peer.Roots = given;
        return mcp;
    }

    private static string Recorded(McpBox mcp, string? cwd = null)
    {
        var result = mcp.Peer.Call("record", Cards(cwd));
        return result["structuredContent"]?["project_store"]?.ToString() ?? throw new InvalidOperationException(result.ToJsonString());
    }

    private static JsonObject Cards(string? cwd)
    {
        var arguments = new JsonObject { ["aha_cards"] = new JsonArray(new JsonObject { ["title"] = "a", ["problem"] = "b" }) };
        if (cwd is not null)
            arguments["cwd"] = cwd;
        return arguments;
    }
}
