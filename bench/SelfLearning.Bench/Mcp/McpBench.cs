using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using SelfLearning.Bench.Speed;

namespace SelfLearning.Bench.Mcp;

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
        using var server = new McpSession(program, ["mcp"], repository, variables);
        var first = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        foreach (var task in Asked)
            Recall(server, task);
        var fresh = Enumerable.Range(0, News).Select(i => Recall(server, $"{Tools[i % Tools.Length]} {Troubles[i % Troubles.Length]}, error {4000 + i} in module_{i}")).Order().ToList();
        var before = server.Processor;
        var times = Enumerable.Range(0, Calls).Select(i => Recall(server, Asked[i % Asked.Length])).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{size,9:N0} cards: initialize answered {first:0.0} ms after the start; a question never asked before p50 {fresh[News / 2]:0.00} ms, p95 {fresh[News * 95 / 100]:0.00} ms; asked again p50 {times[Calls / 2]:0.00} ms, p95 {times[Calls * 95 / 100]:0.00} ms, p99 {times[Calls * 99 / 100]:0.00} ms, processor {(server.Processor - before) / Calls:0.00} ms a call; after {Calls:N0} calls {server.Megabytes:0.0} MB"));
    }

    private static double Recall(McpSession server, string task)
    {
        var before = Stopwatch.GetTimestamp();
        _ = server.Call("recall", new JsonObject { ["task"] = task }) ?? throw new InvalidOperationException($"recall failed on: {task}");
        return Stopwatch.GetElapsedTime(before).TotalMilliseconds;
    }
}
