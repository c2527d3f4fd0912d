using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using SelfLearning.App;
using SelfLearning.App.Features;

namespace SelfLearning.Hosts.Mcp;

/// <summary>Runs one call in the folder that it belongs to: off the thread that reads, at most a few at a time, with a sign of life to a client
/// that asked for one, and until it is cancelled.</summary>
internal sealed class Calls(AppEnv env, ClientFolders folders) : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    // A client may send ten thousand calls at once; each reads a store.
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);

    public async Task<T> Run<T>(McpServer server, string? cwd, ProgressToken? progress, Func<Workspace, T> work, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            var folder = await folders.Of(server, cwd, cancel);
            var working = Task.Run(() => work(new Workspace(env with { Folder = folder, Stop = cancel })), cancel);
            for (var beats = 1; progress is { } token && await Task.WhenAny(working, Task.Delay(Beat, cancel)) != working && !cancel.IsCancellationRequested; beats++)
                await server.NotifyProgressAsync(token, new ProgressNotificationValue { Progress = beats, Message = $"Working for {beats} s" }, cancellationToken: cancel);
            return await working;
        }
        finally
        {
            turns.Release();
        }
    }

    public void Dispose() => turns.Dispose();
}
