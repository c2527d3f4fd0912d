using SelfLearning.App;

namespace SelfLearning.Hosts.Page;

/// <summary>The life of the page: until Ctrl-C, or until nobody asked it for anything in an hour.</summary>
internal static class PageHost
{
    private static readonly TimeSpan LongIdle = TimeSpan.FromHours(1);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(10);

    /// <param name="env">The environment of the run.</param>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="opens">Whether to open a browser.</param>
    public static int Run(AppEnv env, int port, bool opens) => RunAsync(env, port, opens).GetAwaiter().GetResult();

    private static async Task<int> RunAsync(AppEnv env, int port, bool opens)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(env.Stop);
        var code = env.IsInteractive ? RandomText.Code() : null;
        using var server = await PageServer.Start(env, port, code, ends.Token);
        env.Output.Write(server.Address + "\n");
        env.Output.Flush();
        Tell(env, code);
        // The first view finds the cards of a large store read already.
        _ = Task.Run(() => server.Application.Memory.Overview(server.Application.Work()), ends.Token);
        using var window = opens && env.IsInteractive ? new BrowserWindow(server.Address, env.Variable("XDG_RUNTIME_DIR")) : null;
        try
        {
            while (server.Application.Idle < LongIdle)
                await Task.Delay(Look, ends.Token);
            env.Error.Write("Nobody used the page for an hour.\n");
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C is the way to end it.
        }

        await ends.CancelAsync();
        await server.Stop();
        return 0;
    }

    private static void Tell(AppEnv env, string? code)
    {
        env.Error.Write("Open this address in your browser. Ctrl-C ends the page; it also ends after an hour without use.\n");
        if (code is not null)
            env.Error.Write($"To approve cards in the page, type this code there: {code}\n");
    }
}
