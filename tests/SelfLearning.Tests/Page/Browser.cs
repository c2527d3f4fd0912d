using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Page;

/// <summary>Debian's Chromium without a window, driven over its own protocol (Chrome DevTools Protocol): no package and no Node is needed for it.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;
    private readonly ClientWebSocket socket = new();
    private readonly string profile;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly Dictionary<int, TaskCompletionSource<JsonNode>> waiting = [];
    private readonly List<JsonNode> events = [];
    private int last;

    private Browser(Process process, string profile) => (this.process, this.profile) = (process, profile);

    public static Browser Start()
    {
        var profile = Directory.CreateTempSubdirectory("self-learning-browser-").FullName;
        var start = new ProcessStartInfo(Project.Tool("chromium"),
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-default-apps", "--disable-extensions", "--hide-scrollbars", "--force-color-profile=srgb", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
        ]) { RedirectStandardError = true, RedirectStandardOutput = true };
        var browser = new Browser(Process.Start(start)!, profile);
        const string words = "DevTools listening on ";
        while (browser.process.StandardError.ReadLine() is { } line)
        {
            if (!line.StartsWith(words, StringComparison.Ordinal))
                continue;
            _ = browser.process.StandardError.ReadToEndAsync();
            browser.socket.ConnectAsync(new Uri(line[words.Length..]), CancellationToken.None).GetAwaiter().GetResult();
            _ = Task.Run(browser.Listen);
            return browser;
        }

        browser.Dispose();
        throw new InvalidOperationException("Chromium ended before it listened.");
    }

    public Tab Open()
    {
        var target = Send(null, "Target.createTarget", new JsonObject { ["url"] = "about:blank" })["targetId"]!.ToString();
        var session = Send(null, "Target.attachToTarget", new JsonObject { ["targetId"] = target, ["flatten"] = true })["sessionId"]!.ToString();
        return new Tab(this, session);
    }

    public JsonNode Send(string? session, string method, JsonObject? parameters = null)
    {
        var done = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        int id;
        lock (gate)
            waiting.Add(id = ++last, done);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
            message["sessionId"] = session;
        writing.Wait();
        try
        {
            socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None).GetAwaiter().GetResult();
        }
        finally
        {
            writing.Release();
        }

        Assert.True(done.Task.Wait(Patience), $"{method} got no answer.");
        var answer = done.Task.Result;
        Assert.True(answer["error"] is null, $"{method}: {answer["error"]}");
        return answer["result"]!;
    }

    /// <summary>The events of a session so far, oldest first.</summary>
    public IReadOnlyList<JsonNode> Events(string session, string method)
    {
        lock (gate)
            return [.. events.Where(e => e["sessionId"]?.ToString() == session && e["method"]!.ToString() == method).Select(e => e["params"]!)];
    }

    public void Dispose()
    {
        socket.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        writing.Dispose();
        for (var tries = 0; tries < 20; tries++)
        {
            try
            {
                Directory.Delete(profile, recursive: true);
                return;
            }
            catch (IOException)
            {
                // A helper process of the browser still writes.
                Thread.Sleep(50);
            }
        }
    }

    private async Task Listen()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var part = await socket.ReceiveAsync(buffer, CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage)
                    continue;
                Take(JsonNode.Parse(message.ToArray())!);
                message.SetLength(0);
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test ended.
        }
    }

    private void Take(JsonNode message)
    {
        lock (gate)
        {
            if (message["id"] is not { } id)
                events.Add(message);
            else if (waiting.Remove((int)id, out var done))
                done.SetResult(message);
        }
    }
}
