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

    private const int MostGarbage = 8 << 20;

    // A client may send ten thousand calls at once; each reads a store.
    private static readonly int Most = Environment.ProcessorCount;

    private readonly SemaphoreSlim turns = new(Most);
    private readonly KeptOpen kept = new();

    public async Task<T> Run<T>(McpServer server, string? cwd, ProgressToken? progress, Func<Workspace, T> work, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            var folder = await folders.Of(server, cwd, cancel);
            var about = "Working";
            var workEnv = env with { Folder = folder, Stop = cancel, KeptOpen = kept, Report = text => about = text ?? about };
            var working = Task.Run(() => work(new Workspace(workEnv)), cancel);
            for (var beats = 1; progress is { } token && await Task.WhenAny(working, Task.Delay(Beat, cancel)) != working && !cancel.IsCancellationRequested; beats++)
                await server.NotifyProgressAsync(token, new ProgressNotificationValue { Progress = beats, Message = $"{about}, {beats} s" }, cancellationToken: cancel);
            return await working;
        }
        finally
        {
            Tidy();
            turns.Release();
        }
    }

    /// <summary>Waits until no call is at work.</summary>
    public void Settle()
    {
        for (var i = 0; i < Most; i++)
            turns.Wait();
        turns.Release(Most);
    }

    public void Dispose()
    {
        kept.Dispose();
        turns.Dispose();
    }

    // Left to itself the collector lets garbage grow to the size of the processor's cache; a server that waits most of the time should be small.
    private static void Tidy()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) > MostGarbage)
            GC.Collect();
    }
}
