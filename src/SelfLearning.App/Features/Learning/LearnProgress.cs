using System.Globalization;

namespace SelfLearning.App.Features.Learning;

/// <summary>Tells a person how far the reading is and how long it will take, on standard error, from the second second on.</summary>
internal sealed class LearnProgress(AppEnv env)
{
    private readonly Lock gate = new();
    private readonly System.Diagnostics.Stopwatch watch = new();
    private long bytes;
    private long done;
    private int files;
    private int read;
    private long told;

    public void Begin(int count, long size)
    {
        (files, bytes) = (count, Math.Max(1, size));
        watch.Start();
    }

    public void Done(long size)
    {
        if (!env.OutputIsTerminal)
            return;
        lock (gate)
        {
            done += size;
            read++;
            var now = watch.ElapsedMilliseconds;
            if (now < 1000 || now - told < 250)
                return;
            told = now;
            var left = now / 1000.0 * (bytes - done) / Math.Max(1, done);
            env.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{read} of {files} transcripts, {done / 1e6:F0} of {bytes / 1e6:F0} MB, about {left:F0} s left   "));
        }
    }

    public void End()
    {
        if (told > 0)
            env.Error.Write("\r" + new string(' ', 78) + "\r");
    }
}
