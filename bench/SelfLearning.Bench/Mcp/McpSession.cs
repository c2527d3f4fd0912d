using System.Diagnostics;
using System.Text.Json.Nodes;
using SelfLearning.Bench.Peers;

namespace SelfLearning.Bench.Mcp;

/// <summary>A server that is spoken to over its standard input and output (Model Context Protocol).</summary>
internal sealed class McpSession : IDisposable
{
    private readonly Process process;
    private int number;

    public McpSession(string program, IReadOnlyList<string> args, string folder, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(program, args) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        process.BeginErrorReadLine();
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

    /// <summary>Median milliseconds from the start of the process to the answer to <c>initialize</c>.</summary>
    public static double StartTime(int runs, string program, IReadOnlyList<string> args, string folder, IReadOnlyDictionary<string, string> variables) =>
        Figure.Median(Enumerable.Range(0, runs).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            using var session = new McpSession(program, args, folder, variables);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }));

    /// <summary>The text that a tool answers with, which is what a model reads; null when the call failed.</summary>
    public string? Call(string tool, JsonObject arguments)
    {
        var answer = Ask("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments });
        return answer["result"] is { } result && result["isError"]?.GetValue<bool>() is not true ? (string)result["content"]![0]!["text"]! : null;
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
        while (true)
        {
            var message = JsonNode.Parse(process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The server ended."))!;
            // A server may tell something of its own accord in between.
            if (message["id"]?.GetValue<int>() == number)
                return message;
        }
    }
}
