using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Clients;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Hosts.Mcp;

/// <summary>The published program as a server: rubbish, memory, many at once, and clients that others wrote.</summary>
public sealed class McpProcessTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void Ten_thousand_fuzzed_frames_crash_nothing_and_every_line_is_a_message()
    {
        using var server = Start();
        var peer = Peer(server);
        peer.Initialize();
        var random = new Random(20_260_728);
        var (answers, pings) = (0, 0);
        for (var batch = 0; batch < 100; batch++)
        {
            for (var i = 0; i < 100; i++)
            {
                server.StandardInput.BaseStream.Write(Fuzz(random));
                server.StandardInput.BaseStream.Write("\n"u8);
            }

            server.StandardInput.BaseStream.Flush();
            peer.Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = $"ping-{batch}", ["method"] = "ping" });
            // Each line that comes is parsed by the peer; one that is no JSON fails the test.
            for (var message = peer.Next(); message["id"]?.ToString() != $"ping-{batch}"; message = peer.Next())
            {
                Assert.Equal("2.0", message["jsonrpc"]?.ToString());
                answers++;
            }

            pings++;
        }

        peer.Call("record", new() { ["aha_cards"] = new JsonArray(new JsonObject { ["title"] = "still here", ["problem"] = "p" }) });
        server.StandardInput.Close();
        Assert.True(server.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, server.ExitCode);
        foreach (var line in server.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Equal("2.0", JsonNode.Parse(line)!["jsonrpc"]!.ToString());
        Assert.Contains(box.Lines("aha_cards.jsonl"), l => l.Contains("still here", StringComparison.Ordinal));
        Figures.Tell("C5", $"10,000 fuzzed frames: 0 crashes, 0 stray bytes, {answers} answers, {pings} of 100 pings answered");
    }

    [Fact]
    public void Ten_thousand_calls_stay_within_forty_megabytes()
    {
        var calls = Project.IsLong ? 10_000 : 2_000;
        box.DoWith(new JsonObject { ["aha_cards"] = new JsonArray([.. Enumerable.Range(0, 400).Select(i => Card($"The gizmo{i} needs oil", $"gizmo{i} squeaks"))]) }.ToJsonString(), "record");
        using var server = Start();
        var peer = Peer(server);
        peer.Initialize();
        for (var i = 0; i < calls; i++)
            Assert.NotNull(peer.Call("recall", new() { ["task"] = $"the gizmo{i % 400} squeaks" })["structuredContent"]);
        server.Refresh();
        var megabytes = server.WorkingSet64 / 1e6;
        Assert.True(megabytes <= 40, $"{megabytes:0.0} MB");
        Figures.Tell("MCP", string.Create(CultureInfo.InvariantCulture, $"{megabytes:0.0} MB after {calls:N0} calls"));
        server.StandardInput.Close();
        Assert.True(server.WaitForExit(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task Two_servers_and_hooks_at_once_lose_nothing()
    {
        var (each, hooks) = Project.IsLong ? (500, 100) : (60, 12);
        box.DoWith(new JsonObject { ["aha_cards"] = new JsonArray(Card("seed", "seed")) }.ToJsonString(), "record");
        var ids = new System.Collections.Concurrent.ConcurrentBag<string>();
        var signals = 0;
        var servers = Enumerable.Range(0, 2).Select(s => Task.Run(() =>
        {
            using var server = Start();
            var peer = Peer(server);
            peer.Initialize();
            for (var i = 0; i < each; i++)
            {
                ids.Add(peer.Call("record", new() { ["aha_cards"] = new JsonArray(Card($"server {s} card {i}", $"case {s} {i}")) })["structuredContent"]!["ids"]!["aha_cards"]![0]!["id"]!.ToString());
                if (peer.Call("feedback", new() { ["id"] = ids.First(), ["outcome"] = "used" })["isError"] is null)
                    Interlocked.Increment(ref signals);
                peer.Call("recall", new() { ["task"] = $"case {s} {i}" });
            }

            server.StandardInput.Close();
            Assert.True(server.WaitForExit(TimeSpan.FromSeconds(30)));
        }, TestContext.Current.CancellationToken));
        var program = Project.Program();
        var others = Task.Run(() =>
        {
            for (var i = 0; i < hooks; i++)
            {
                Assert.Equal(0, Shell.Run(program, ["hook", "claude-code"], box.Repo, $$"""{"session_id": "s{{i}}", "hook_event_name": "UserPromptSubmit", "prompt": "case 1 {{i}}"}""", Variables()).Exit);
                Assert.Equal(0, Shell.Run(program, ["record"], box.Repo, new JsonObject { ["aha_cards"] = new JsonArray(Card($"cli card {i}", $"cli {i}")) }.ToJsonString(), Variables()).Exit);
            }
        }, TestContext.Current.CancellationToken);
        await Task.WhenAll([.. servers, others]);
        var journal = JournalReader.Read(JournalKind.Cards, File.ReadAllBytes(Path.Combine(box.Store, "aha_cards.jsonl")));
        Assert.Equal(1 + (2 * each) + hooks, Enumerable.Range(0, journal.Count).Select(journal.Id).Distinct().Count());
        Assert.Empty(ids.Except(Enumerable.Range(0, journal.Count).Select(r => journal.Id(r)!)));
        Assert.Equal(signals, box.Lines("signals.jsonl").Count(l => l.Contains("\"aha_used\"", StringComparison.Ordinal)));
        Assert.Equal(0, box.Run("doctor").Exit);
        Figures.Tell("A1", $"two servers × {each} records, feedback and recalls, beside {hooks} hooks and {hooks} records of the program: 0 lost, 0 torn");
    }

    [Theory]
    [InlineData("mcp-typescript")]
    [InlineData("mcp-client")]
    public void The_official_typescript_sdks_call_all_three_tools(string name)
    {
        var sdk = PinnedClient.All.First(c => c.Agent == name);
        sdk.File(name == "mcp-client" ? "@modelcontextprotocol/client/package.json" : "@modelcontextprotocol/sdk/package.json");
        var ran = Shell.Run(Project.Tool("node"), [Path.Combine(Project.Root, "tests/SelfLearning.Tests/Hosts/Mcp/sdk.cjs"), sdk.Folder, Project.Program(), box.Repo], box.Repo, "", Variables());
        Assert.True(ran.Exit == 0, ran.Error);
        var said = JsonNode.Parse(ran.Output)!;
        Assert.Equal("""["recall","record","feedback"]""", said["tools"]!.ToJsonString());
        Assert.Contains(said["id"]!.ToString(), said["recalled"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal("aha_helped", said["signal"]!.ToString());
        Assert.Equal("1", said["prompt"]!.ToString());
    }

    [Fact]
    public void The_inspectors_command_line_calls_all_three_tools()
    {
        var inspector = PinnedClient.All.First(c => c.Agent == "mcp-inspector").File("@modelcontextprotocol/inspector/clients/launcher/build/index.js");
        Assert.Contains("created", Inspect("record", """aha_cards=[{"id": "aha_i", "title": "jq needs -r", "when_to_use": "quotes in jq output", "solution_steps": ["Add -r"]}]"""), StringComparison.Ordinal);
        Assert.Contains("| Add -r", Inspect("recall", "task=quotes in jq output"), StringComparison.Ordinal);
        Assert.Contains("aha_harmed", Inspect("feedback", "id=aha_i", "outcome=harmed"), StringComparison.Ordinal);

        string Inspect(string tool, params string[] args)
        {
            var ran = Shell.Run(Project.Tool("node"), [inspector, "--cli", Project.Program(), "mcp", "--method", "tools/call", "--tool-name", tool, .. args.SelectMany(a => new[] { "--tool-arg", a })], box.Repo, "", Variables());
            Assert.True(ran.Exit == 0, ran.Error + ran.Output);
            return ran.Output;
        }
    }

    public void Dispose() => box.Dispose();

    // A valid frame, changed: bytes, lengths, types, depth; or no JSON at all.
    private static byte[] Fuzz(Random random)
    {
        string[] methods = ["tools/call", "tools/list", "resources/read", "resources/list", "prompts/get", "initialize", "ping", "server/discover", "notifications/cancelled", "logging/setLevel", "completion/complete", "x"];
        string[] values = ["null", "5", "-1e999", "\"\\ud800\"", "[]", "{}", "true", "\"recall\"", "{\"name\": \"recall\", \"arguments\": {\"task\": \"x\"}}", "{\"name\": \"record\", \"arguments\": {\"aha_cards\": [{\"title\": 1}]}}", "{\"uri\": \"self-learning://card/%ff\"}", new string('[', 300), "\"" + new string('x', 5000) + "\""];
        var text = $"{{\"jsonrpc\": {(random.Next(8) == 0 ? values[random.Next(values.Length)] : "\"2.0\"")}, \"id\": {(random.Next(4) == 0 ? values[random.Next(values.Length)] : random.Next(100_000).ToString(CultureInfo.InvariantCulture))}, \"method\": \"{methods[random.Next(methods.Length)]}\", \"params\": {values[random.Next(values.Length)]}}}";
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(4))
        {
            case 0:
                for (var i = random.Next(1, 6); i > 0; i--)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                break;
            case 1:
                bytes = bytes[..random.Next(bytes.Length)];
                break;
            case 2 when random.Next(4) == 0:
                bytes = new byte[random.Next(200)];
                random.NextBytes(bytes);
                break;
            default:
                break;
        }

        return bytes;
    }

    private static JsonObject Card(string title, string use) => new() { ["title"] = title, ["when_to_use"] = use, ["solution_steps"] = new JsonArray("Do it") };

    private static McpPeer Peer(Process server) => new(server.StandardInput, server.StandardOutput);

    private Process Start()
    {
        var start = new ProcessStartInfo(Project.Program(), ["mcp"])
        {
            WorkingDirectory = box.Repo, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        foreach (var (name, value) in Variables())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private (string, string?)[] Variables() => [("HOME", box.Home), ("USER", "ada"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null)];
}
