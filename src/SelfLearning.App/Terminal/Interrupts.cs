using System.Runtime.InteropServices;

namespace SelfLearning.App.Terminal;

/// <summary>Ctrl-C and a request to end, as a token that long loops look at.</summary>
internal static class Interrupts
{
    // A loop that does not look in time is ended hard; no write is harmed by that, as none is by a kill.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Who sends one to a process and to its group sends it twice, as timeout does.
    private static readonly TimeSpan Twice = TimeSpan.FromMilliseconds(300);

    private static readonly List<PosixSignalRegistration> Kept = [];
    private static long firstAt;
    private static volatile bool isAnothers;

    public static CancellationToken Listen()
    {
        var source = new CancellationTokenSource();
        try
        {
            foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM })
                Kept.Add(PosixSignalRegistration.Create(signal, context => Stop(context, source)));
        }
        catch (Exception e) when (e is IOException or System.ComponentModel.Win32Exception or OutOfMemoryException or TypeInitializationException)
        {
            // Without descriptors for it, the system ends the process as it ends any other.
        }

        return source.Token;
    }

    /// <summary>Runs another program in the foreground: Ctrl-C is its own meanwhile, as an editor takes it for a key.</summary>
    public static T LeaveTo<T>(Func<T> other)
    {
        isAnothers = true;
        try
        {
            return other();
        }
        finally
        {
            isAnothers = false;
        }
    }

    // A second signal ends the process at once.
    private static void Stop(PosixSignalContext context, CancellationTokenSource source)
    {
        if (isAnothers && context.Signal == PosixSignal.SIGINT)
        {
            context.Cancel = true;
            return;
        }

        if (source.IsCancellationRequested)
        {
            context.Cancel = Environment.TickCount64 - firstAt < Twice.TotalMilliseconds;
            return;
        }

        (firstAt, context.Cancel) = (Environment.TickCount64, true);
        source.Cancel();
        new Thread(() =>
        {
            Thread.Sleep(Patience);
            Environment.Exit(UserError.Interrupted);
        })
        { IsBackground = true }.Start();
    }
}
