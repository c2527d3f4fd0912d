using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using SelfLearning.Bench.Mcp;
using SelfLearning.Bench.Speed;

namespace SelfLearning.Bench.Peers;

/// <summary>The reference memory server of the Model Context Protocol: entities with observations in one file, found by substring.</summary>
internal sealed class MemoryServer(NpmPackage package) : IPeer
{
    public const string Package = "@modelcontextprotocol/server-memory";

    /// <summary>The version that was measured.</summary>
    public const string Version = "2026.8.31";

    public string Name => $"server-memory {package.Version}";

    public string Installed => $"{Figure.Megabytes(package.Bytes)} in {package.Packages} npm packages, and node";

    public bool SearchesBySubstring => true;

    public string Start(string folder)
    {
        Directory.CreateDirectory(folder);
        return Figure.Milliseconds(McpSession.StartTime(10, package.Program!, [], folder, Variables(folder)));
    }

    public IMemory Open(string folder)
    {
        Directory.CreateDirectory(folder);
        return new Memory(new McpSession(package.Program!, [], folder, Variables(folder)));
    }

    public WholeProcess? Hook(string folder, string payload) => null;

    private static Dictionary<string, string> Variables(string folder) => new() { ["HOME"] = folder, ["MEMORY_FILE_PATH"] = Path.Combine(folder, "memory.jsonl") };

    private sealed class Memory(McpSession session) : IMemory
    {
        public bool Record(IReadOnlyList<Lesson> lessons) => session.Call("create_entities", new JsonObject
        {
            ["entities"] = new JsonArray([.. lessons.Select(l => new JsonObject { ["name"] = l.Title, ["entityType"] = "lesson", ["observations"] = new JsonArray([.. l.Steps.Prepend(l.Problem).Select(s => JsonValue.Create(s))]) })]),
        }) is { } created && JsonNode.Parse(created)!.AsArray().Count == lessons.Count;

        public Answer Ask(string text, bool isError)
        {
            var started = Stopwatch.GetTimestamp();
            var answer = session.Call("search_nodes", new JsonObject { ["query"] = text }) ?? "";
            return new Answer(Names(answer), false, Encoding.UTF8.GetByteCount(answer), [Stopwatch.GetElapsedTime(started).TotalMilliseconds]);
        }

        public IReadOnlySet<string> Titles() => Names(session.Call("read_graph", []) ?? "").ToHashSet();

        public void Dispose() => session.Dispose();

        private static List<string> Names(string graph) => graph.Length == 0 ? [] : [.. JsonNode.Parse(graph)!["entities"]!.AsArray().Select(e => (string)e!["name"]!)];
    }
}
