using System.Diagnostics;

namespace SelfLearning.App.Features.Hooks;

/// <summary>The time of one firing. Who works may write only after asking; who waits may give up only until then. So what was not said
/// is not noted as said.</summary>
public sealed class HookDeadline(TimeSpan time)
{
    private const int Working = 0;
    private const int Writing = 1;
    private const int GivenUp = 2;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private int state = Working;

    public TimeSpan Left => time - watch.Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Whether nothing will be written any more.</summary>
    public bool IsGivenUp => Volatile.Read(ref state) == GivenUp;

    /// <summary>Whether there is time to write; once there was, there is.</summary>
    public bool MayWrite()
    {
        Interlocked.CompareExchange(ref state, Left > TimeSpan.Zero ? Writing : GivenUp, Working);
        return !IsGivenUp;
    }

    /// <summary>Gives up, unless writing has begun.</summary>
    public void GiveUp() => Interlocked.CompareExchange(ref state, GivenUp, Working);
}
