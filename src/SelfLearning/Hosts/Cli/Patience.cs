using System.Diagnostics;
using System.Globalization;
using SelfLearning.App;

namespace SelfLearning.Hosts.Cli;

/// <summary>Tells a person at a terminal, from the second second on, that work goes on and how far it is; the line goes away when the work ends or
/// a question comes.</summary>
internal sealed class Patience : IDisposable
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Next = TimeSpan.FromMilliseconds(300);

    private readonly AppEnv env;
    private readonly Lock gate = new();
    private readonly long start = Stopwatch.GetTimestamp();
    private readonly Timer timer;
    private string about = "Working";
    private bool shown;
    private bool over;

    public Patience(AppEnv env)
    {
        this.env = env;
        timer = new Timer(_ => Show(), null, First, Next);
    }

    /// <summary>How far the work is; null ends the telling, since a person is asked something.</summary>
    public void Report(string? text)
    {
        if (text is null)
            Dispose();
        else
            about = text;
    }

    public void Dispose()
    {
        lock (gate)
        {
            over = true;
            timer.Dispose();
            if (shown)
                env.Error.Write($"\r{new string(' ', Width)}\r");
            shown = false;
        }
    }

    private int Width => Math.Max(1, env.Columns - 1);

    private void Show()
    {
        lock (gate)
        {
            if (over)
                return;
            var line = string.Create(CultureInfo.InvariantCulture, $"{about}, {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s (Ctrl-C stops)");
            env.Error.Write($"\r{(line.Length > Width ? line[..Width] : line.PadRight(Width))}");
            shown = true;
        }
    }
}
