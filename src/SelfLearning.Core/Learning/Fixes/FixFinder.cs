using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Fixes;

/// <summary>Finds in one session what failed and then worked. Calls that were denied, cancelled or interrupted are no failures.</summary>
public sealed class FixFinder
{
    /// <summary>How many calls later the success may come.</summary>
    public const int Window = 14;

    private const int ReplacementWindow = 3;
    private const double Alike = 0.35;

    private readonly IReadOnlyList<ToolCall> calls;
    private readonly CommandLine?[] lines;

    private FixFinder(Transcript session)
    {
        calls = session.Calls;
        lines = new CommandLine?[calls.Count];
    }

    public static IReadOnlyList<Fix> Find(Transcript session) => [.. new FixFinder(session).All()];

    private IEnumerable<Fix> All()
    {
        foreach (var call in calls)
        {
            if (!call.IsShell || call.Input.Length == 0)
                continue;
            var failed = call.Outcome == CallOutcome.Failed;
            var soft = !failed && SoftFailure.Is(call, Line(call.At));
            if (!failed && !soft)
                continue;
            var error = ErrorText.Of(call.Output, Line(call.At).RunsTests);
            if (After(call, error, soft) is { } fix)
                yield return fix with { Worth = FixWorth.Of(fix, Line(call.At), Line(fix.MadeIt.At)) };
        }
    }

    private CommandLine Line(int at) => lines[at] ??= new CommandLine(calls[at].Input);

    private Fix? After(ToolCall failed, ErrorText error, bool soft)
    {
        var mine = Line(failed.At);
        var steps = new List<ToolCall>();
        ToolCall? replacement = null;
        for (var at = failed.At + 1; at < calls.Count && at <= failed.At + Window; at++)
        {
            var call = calls[at];
            if (call.Outcome is CallOutcome.Denied or CallOutcome.NotRun)
                continue;
            if (call.Kind == CallKind.Edit && call.Outcome != CallOutcome.Failed)
                steps.Add(call);
            if (!call.IsShell)
                continue;

            var line = Line(at);
            var worked = call.Outcome != CallOutcome.Failed && !(soft && StillFails(call, error));
            if (line.IsSameAs(mine) || line.HasSameFormAs(mine))
            {
                if (worked)
                    return Same(failed, error, soft, call, line.IsSameAs(mine), steps);
            }
            else if (line.Likeness(mine) >= Alike)
            {
                // The next error instead of this one shows that this one is gone.
                if (worked || (at - failed.At <= 2 && ErrorText.Of(call.Output, line.RunsTests).Signature != error.Signature))
                    return new Fix(failed, error, soft, FixHow.Command, call, worked ? call : null, [.. steps, call]);
            }
            else if (worked && replacement is null && at - failed.At <= ReplacementWindow)
            {
                replacement = call;
            }

            if (worked && !line.OnlyLooks)
                steps.Add(call);
        }

        return replacement is null ? null : new Fix(failed, error, soft, FixHow.OtherCommand, replacement, replacement, [replacement]);
    }

    private static Fix Same(ToolCall failed, ErrorText error, bool soft, ToolCall ok, bool toTheLetter, List<ToolCall> steps)
    {
        if (!toTheLetter)
            return new Fix(failed, error, soft, FixHow.Surroundings, ok, ok, [.. steps, ok]);
        if (steps.Count == 0)
            return new Fix(failed, error, soft, FixHow.Nothing, ok, ok, [ok]);
        var last = steps[^1];
        return new Fix(failed, error, soft, last.Kind == CallKind.Edit ? FixHow.Edit : FixHow.State, last, ok, [.. steps, ok]);
    }

    private static bool StillFails(ToolCall call, ErrorText error) => call.Output.Contains(error.Line, StringComparison.Ordinal);
}
