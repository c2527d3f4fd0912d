using Microsoft.AspNetCore.Http;
using SelfLearning.App;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Page;

namespace SelfLearning.Hosts.Page;

/// <summary>Tells an open page that a journal grew. The sizes of the files are looked at twice a second, and only while a page is open.</summary>
internal sealed class PageStream(AppEnv env, CancellationToken stop)
{
    public const string Path = "/api/growth";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public async Task Run(HttpContext context)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stop, context.RequestAborted);
        context.Response.ContentType = "text/event-stream";
        var work = new Workspace(env);
        var seen = StoreGrowth.Of(work);
        try
        {
            await Say(context, ": open\n\n", ends.Token);
            for (var silent = TimeSpan.Zero; ; silent += Pause)
            {
                await Task.Delay(Pause, ends.Token);
                var now = StoreGrowth.Of(work);
                if (now != seen)
                    await Say(context, "event: growth\ndata: {}\n\n", ends.Token);
                else if (silent >= Silence)
                    await Say(context, ": open\n\n", ends.Token);
                if (now != seen || silent >= Silence)
                    silent = TimeSpan.Zero;
                seen = now;
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the program ends.
        }
    }

    private static async Task Say(HttpContext context, string text, CancellationToken ends)
    {
        await context.Response.WriteAsync(text, ends);
        await context.Response.Body.FlushAsync(ends);
    }
}
