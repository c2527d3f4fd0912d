using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using SelfLearning.Bench.Mcp;
using SelfLearning.Bench.Speed;

namespace SelfLearning.Bench.Peers;

/// <summary>A peer that is called once a verb and answers in JSON: this program and its predecessor, which share the shape of cards.</summary>
internal sealed class CommandLinePeer(string name, string installed, string program, IReadOnlyList<string> first, bool searchesBySubstring) : IPeer
{
    public string Name => name;

    public string Installed => installed;

    public bool SearchesBySubstring => searchesBySubstring;

    public string Start(string folder)
    {
        Directory.CreateDirectory(folder);
        var alone = Figure.Milliseconds(Call(folder, "", searchesBySubstring ? "--help" : "--version").Measure(20).P50);
        return searchesBySubstring ? alone : $"{alone}; its MCP server {Figure.Milliseconds(McpSession.StartTime(10, program, ["mcp"], folder, Variables(folder)))}";
    }

    public IMemory Open(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, ".git"));
        return new Memory(this, folder);
    }

    public WholeProcess? Hook(string folder, string payload) => searchesBySubstring ? null : Call(folder, payload, "hook", "claude-code");

    private WholeProcess Call(string folder, string input, params string[] args) => new(program, [.. first, .. args], folder, input, Variables(folder));

    private static Dictionary<string, string> Variables(string folder) => new() { ["HOME"] = folder, ["USER"] = "bench" };

    private sealed class Memory(CommandLinePeer peer, string folder) : IMemory
    {
        public bool Record(IReadOnlyList<Lesson> lessons)
        {
            var cards = new JsonArray([.. lessons.Select(l => new JsonObject { ["title"] = l.Title, ["problem"] = l.Problem, ["solution_steps"] = new JsonArray([.. l.Steps.Select(s => JsonValue.Create(s))]) })]);
            return peer.Call(folder, new JsonObject { ["aha_cards"] = cards }.ToJsonString(), "record").RunOnce().ExitCode == 0;
        }

        public Answer Ask(string text, bool isError)
        {
            var started = Stopwatch.GetTimestamp();
            var (_, output) = (peer.SearchesBySubstring ? peer.Call(folder, "", "list", "--limit", "1000", "--query", text) : peer.Call(folder, "", "recall", isError ? "--error" : "--task", text)).RunOnce();
            var isWeak = JsonNode.Parse(output)!["items"]!.AsArray() is { Count: > 0 } items && items.All(i => i!["weak"]?.GetValue<bool>() is true);
            return new Answer(Items(output), isWeak, Encoding.UTF8.GetByteCount(output), [Stopwatch.GetElapsedTime(started).TotalMilliseconds]);
        }

        public IReadOnlySet<string> Titles() => Items(peer.Call(folder, "", "list", "--limit", "100000").RunOnce().Output).ToHashSet();

        public void Dispose()
        {
        }

        private static List<string> Items(string output) => output.Length == 0 ? [] : [.. JsonNode.Parse(output)!["items"]!.AsArray().Select(i => (string)i!["title"]!)];
    }
}
