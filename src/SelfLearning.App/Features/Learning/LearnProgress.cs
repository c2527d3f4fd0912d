using System.Diagnostics;
using System.Globalization;

namespace SelfLearning.App.Features.Learning;

/// <summary>Reports how many transcripts were read and how long the rest will take.</summary>
internal sealed class LearnProgress(AppEnv env, int files, long bytes)
{
    private readonly Lock gate = new();
    private readonly long start = Stopwatch.GetTimestamp();
    private long done;
    private int read;

    public void Done(long size)
    {
        lock (gate)
        {
            done += size;
            read++;
            var left = Stopwatch.GetElapsedTime(start).TotalSeconds * (bytes - done) / Math.Max(1, done);
            env.Report(string.Create(CultureInfo.InvariantCulture, $"{read} of {files} transcripts, {done / 1e6:F0} of {bytes / 1e6:F0} MB, about {left:F0} s left"));
        }
    }
}
