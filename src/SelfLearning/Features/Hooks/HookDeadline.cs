using System.Diagnostics;

namespace SelfLearning.Features.Hooks;

/// <summary>The time of one firing. Who works may write only after asking; who waits may give up only until then. So what was not said
/// is not noted as said.</summary>
internal sealed class HookDeadline(TimeSpan time)
{
    private const int Working = 0;
    private const int Writing = 1;
    private const int GivenUp = 2;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private int state = Working;

    public TimeSpan Left => time - watch.Elapsed is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public bool MayWrite() => Interlocked.CompareExchange(ref state, Writing, Working) != GivenUp;

    public bool GiveUp() => Interlocked.CompareExchange(ref state, GivenUp, Working) == Working;
}
