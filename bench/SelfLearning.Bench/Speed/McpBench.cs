using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace SelfLearning.Bench.Speed;

/// <summary><c>bench mcp [SIZES]</c>: a warm MCP server over stores of so many cards: start, recall, and its memory after ten thousand calls.</summary>
internal static class McpBench
{
    private const int Calls = 10_000;
    private const int News = 400;

    private static readonly string[] Tools = ["docker", "jq", "cargo", "terraform", "psql", "kubectl", "npm"];
    private static readonly string[] Troubles = ["hangs behind a proxy", "prints nothing in a worktree", "is slow on arm64", "breaks the cache under CI", "returns 1 without a terminal"];

    private static readonly string[] Asked =
    [
        "docker hangs in a worktree", "why does jq print nothing behind a proxy", "cargo error 4321 module_344", "terraform breaks the cache under CI", "set OPTION_17 before psql runs",
        "write a poem about the sea", "kubectl returns 1 with unicode names (case 4711)", "npm is slow on arm64",
    ];

    public static int Run(string[] args) => SpeedBench.OverSizes(args, [1_000, 100_000], Measure);

    private static void Measure(string program, string folder, int size)
    {
        var repository = Path.Combine(folder, "repo");
        MadeStore.Make(repository, size);
        var variables = new Dictionary<string, string> { ["HOME"] = folder, ["USER"] = "bench" };
        new WholeProcess(program, ["recall", "docker"], repository, "", variables).RunOnce();

        var started = Stopwatch.GetTimestamp();
        using var server = new Server(program, repository, variables);
        var first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        foreach (var task in Asked)
            server.Recall(task);
        var fresh = Enumerable.Range(0, News).Select(i => server.Recall($"{Tools[i % Tools.Length]} {Troubles[i % Troubles.Length]}, error {4000 + i} in module_{i}")).Order().ToList();
        var before = server.Processor;
        var times = Enumerable.Range(0, Calls).Select(i => server.Recall(Asked[i % Asked.Length])).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{size,9:N0} cards: initialize answered {first:0.0} ms after the start; a question never asked before p50 {fresh[News / 2]:0.00} ms, p95 {fresh[News * 95 / 100]:0.00} ms; asked again p50 {times[Calls / 2]:0.00} ms, p95 {times[Calls * 95 / 100]:0.00} ms, p99 {times[Calls * 99 / 100]:0.00} ms, processor {(server.Processor - before) / Calls:0.00} ms a call; after {Calls:N0} calls {server.Megabytes:0.0} MB"));
    }

    private sealed class Server : IDisposable
    {
        private readonly Process process;
        private int number;

        public Server(string program, string folder, Dictionary<string, string> variables)
        {
            var start = new ProcessStartInfo(program, ["mcp"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true };
            foreach (var (name, value) in variables)
                start.Environment[name] = value;
            process = Process.Start(start)!;
            Ask("initialize", new JsonObject { ["protocolVersion"] = "2025-11-25", ["capabilities"] = new JsonObject(), ["clientInfo"] = new JsonObject { ["name"] = "bench", ["version"] = "1" } });
            process.StandardInput.WriteLine("""{"jsonrpc": "2.0", "method": "notifications/initialized"}""");
        }

        public double Megabytes
        {
            get
            {
                process.Refresh();
                return process.WorkingSet64 / 1e6;
            }
        }

        /// <summary>Its processor time in milliseconds, which other programs on the machine do not lengthen.</summary>
        public double Processor
        {
            get
            {
                process.Refresh();
                return process.TotalProcessorTime.TotalMilliseconds;
            }
        }

        public double Recall(string task)
        {
            var before = Stopwatch.GetTimestamp();
            var answer = Ask("tools/call", new JsonObject { ["name"] = "recall", ["arguments"] = new JsonObject { ["task"] = task } });
            var time = Stopwatch.GetElapsedTime(before).TotalMilliseconds;
            return answer["result"]?["structuredContent"] is null ? throw new InvalidOperationException(answer.ToJsonString()) : time;
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }

        private JsonNode Ask(string method, JsonObject parameters)
        {
            process.StandardInput.WriteLine(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++number, ["method"] = method, ["params"] = parameters }.ToJsonString());
            process.StandardInput.Flush();
            return JsonNode.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server ended."))!;
        }
    }
}
