using System.Net;
using System.Text.Json.Nodes;

namespace SelfLearning.Tests.Clients;

/// <summary>A scripted model on loopback. It keeps every request, and plays a step for each that offers a shell; a request without one (a
/// title, a summary) gets a few words.</summary>
internal sealed class MockModel : IDisposable
{
    private static readonly string[] Shells = ["Bash", "exec_command", "shell_command", "shell", "bash", "run_shell_command"];

    private HttpListener listener = new();
    private readonly Lock gate = new();
    private readonly List<ModelRequest> requests = [];
    private readonly Queue<Step> steps = [];
    private readonly Queue<Step> subSteps = [];
    private int number;

    public MockModel()
    {
        for (Port = 18_000 + (Environment.ProcessId % 4_000); ; Port++)
        {
            try
            {
                // One that could not start is of no more use.
                listener = new HttpListener();
                listener.Prefixes.Add($"http://127.0.0.1:{Port}/");
                listener.Start();
                break;
            }
            catch (HttpListenerException) when (Port < 30_000)
            {
                // Another test has this one.
            }
        }

        new Thread(Serve) { IsBackground = true }.Start();
    }

    public int Port { get; }

    /// <summary>The requests of the main agent since the script was set.</summary>
    public IReadOnlyList<ModelRequest> Main => Taken(r => IsTurn(r) && !r.IsSub);

    /// <summary>All requests since the script was set, as they came.</summary>
    public IReadOnlyList<ModelRequest> All => Taken(_ => true);

    /// <summary>The requests of sub-agents.</summary>
    public IReadOnlyList<ModelRequest> Sub => Taken(r => IsTurn(r) && r.IsSub);

    public void Script(IEnumerable<Step> main, IEnumerable<Step>? sub = null)
    {
        lock (gate)
        {
            requests.Clear();
            steps.Clear();
            subSteps.Clear();
            foreach (var step in main)
                steps.Enqueue(step);
            foreach (var step in sub ?? [])
                subSteps.Enqueue(step);
        }
    }

    public void Dispose() => listener.Close();

    private List<ModelRequest> Taken(Func<ModelRequest, bool> which)
    {
        lock (gate)
            return [.. requests.Where(which)];
    }

    private static bool IsTurn(ModelRequest r) => !r.IsCompaction && ShellOf(r) is not null && !r.Path.Contains("count", StringComparison.OrdinalIgnoreCase);

    private static string? ShellOf(ModelRequest r) => Shells.FirstOrDefault(r.Tools.ContainsKey);

    private void Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = listener.GetContext();
                ThreadPool.QueueUserWorkItem(_ => Answer(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        try
        {
            var (type, bytes) = context.Request.HttpMethod == "POST" ? Post(context.Request) : ("application/json", """{"object": "list", "data": [], "models": []}"""u8.ToArray());
            context.Response.StatusCode = context.Request.Headers["Upgrade"] is null ? 200 : 404;
            context.Response.ContentType = type;
            context.Response.ContentLength64 = context.Request.HttpMethod == "HEAD" ? 0 : bytes.Length;
            if (context.Request.HttpMethod != "HEAD")
                context.Response.OutputStream.Write(bytes);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client went away.
        }
    }

    private (string Type, byte[] Bytes) Post(HttpListenerRequest asked)
    {
        using var memory = new MemoryStream();
        using var body = asked.Headers["Content-Encoding"] == "gzip" ? new System.IO.Compression.GZipStream(asked.InputStream, System.IO.Compression.CompressionMode.Decompress) : asked.InputStream;
        body.CopyTo(memory);
        JsonNode json;
        try
        {
            json = JsonNode.Parse(memory.ToArray()) ?? new JsonObject();
        }
        catch (System.Text.Json.JsonException)
        {
            return ("application/json", "{}"u8.ToArray());
        }

        var request = new ModelRequest(asked.Url!.AbsolutePath, json, System.Text.Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length));
        lock (gate)
        {
            requests.Add(request);
            number++;
            if (request.Path.Contains("count", StringComparison.OrdinalIgnoreCase))
                return ("application/json", """{"input_tokens": 100, "totalTokens": 100}"""u8.ToArray());
            if (!IsTurn(request))
                return ModelWire.Answer(request, number, null, null, null, "A summary of the talk so far.", 100);
            var step = Named(request, (request.IsSub ? subSteps : steps).TryDequeue(out var next) ? next : Step.Say("Nothing is left to do."));
            var (tool, arguments) = step switch
            {
                { Shell: { } line } => (ShellOf(request), Filled(request, ShellOf(request)!, new JsonObject { [Word(ShellOf(request)!)] = line })),
                { Tool: { } name } => (name, Filled(request, name, (JsonObject)JsonNode.Parse(step.Arguments.Replace("$AGENT", LastAgent(request), StringComparison.Ordinal))!)),
                _ => (null, null),
            };
            return ModelWire.Answer(request, number, tool, step.Namespace, arguments, step.Text, step.Tokens);
        }
    }

    // Hosts put a server's name before that of its tool, each in its own way.
    private static Step Named(ModelRequest request, Step step) => step.Server is null
        ? step
        : request.Tools.Keys.FirstOrDefault(t => request.NamespaceOf(t)?.Replace('_', '-').Contains(step.Server, StringComparison.Ordinal) == true && t == step.Tool) is { } within
            ? step with { Namespace = request.NamespaceOf(within) }
            : step with { Tool = request.Tools.Keys.FirstOrDefault(t => t.Replace('_', '-').Contains(step.Server, StringComparison.Ordinal) && t.EndsWith(step.Tool!, StringComparison.Ordinal)) ?? step.Tool };

    private static string Word(string shell) => shell == "exec_command" ? "cmd" : "command";

    // What the tool demands besides.
    private static JsonObject Filled(ModelRequest request, string tool, JsonObject arguments)
    {
        var schema = request.Tools.GetValueOrDefault(tool);
        var properties = schema?["properties"] as JsonObject;
        foreach (var name in (schema?["required"] as JsonArray ?? []).Select(n => n!.ToString()).Where(n => !arguments.ContainsKey(n)))
        {
            var property = properties?[name];
            arguments[name] = property?["enum"] is JsonArray { Count: > 0 } words ? words[0]!.DeepClone() : property?["type"]?.ToString().ToLowerInvariant() switch
            {
                "boolean" => false,
                "integer" or "number" => 30,
                "array" => new JsonArray(),
                _ => "run it",
            };
        }

        if (properties?["mode"]?["enum"] is JsonArray modes && modes.Any(m => m?.ToString() == "sync"))
            arguments["mode"] = "sync";
        if (tool == "shell" && properties?["command"]?["type"]?.ToString() == "array")
            arguments["command"] = new JsonArray("bash", "-lc", arguments["command"]!.ToString());
        return arguments;
    }

    private static string LastAgent(ModelRequest request) =>
        System.Text.RegularExpressions.Regex.Matches(request.Raw, """agent_id\\*": ?\\*"([^"\\]+)""") is { Count: > 0 } found ? found[^1].Groups[1].Value : "";
}
