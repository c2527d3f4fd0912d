using SelfLearning.Core.Agents.Commands;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Live;

/// <summary>The last calls of a session as hooks saw them, and what their newest one shows.</summary>
public sealed class LiveSession
{
    private readonly List<LiveCall> calls;
    private readonly Transcript transcript;
    private readonly Lazy<string?> failureKey;

    /// <param name="seen">The calls in the order of their ends; those of other sub-agents than the last one's, and second firings, are left out.</param>
    public LiveSession(IReadOnlyList<LiveCall> seen)
    {
        calls = seen.Count == 0 ? [] : [.. seen.Where(c => c.Subagent == seen[^1].Subagent).DistinctBy(c => c.Claim ?? $"{c.Ts} {c.Input} {c.Error}")];
        transcript = new Transcript(TranscriptFormat.Unknown) { Calls = [.. calls.Select((c, i) => c.AsCall(i))] };
        failureKey = new(() => transcript.Calls is [.., var last] ? KeyOf(last) : null, isThreadSafe: false);
    }

    /// <summary>Whether calls to come can still mend a failure in it.</summary>
    public bool IsOpen
    {
        get
        {
            var mended = FixFinder.Find(transcript).Where(IsMend).Select(f => f.Failed.At).ToHashSet();
            return transcript.Calls.Any(c => c.IsShell && c.Outcome == CallOutcome.Failed && c.At >= calls.Count - FixFinder.Window && !mended.Contains(c.At));
        }
    }

    /// <summary>The key of the failure with which it ends; null where it does not end with one that says anything.</summary>
    public string? FailureKey => failureKey.Value;

    /// <summary>The command with which it ends.</summary>
    public string LastCommand => calls[^1].Input;

    /// <summary>The fixes that the last call completes: one an error, counted from its last failure, since what was done before that did not help.</summary>
    public IReadOnlyList<SeenFix> Fixes() =>
    [
        .. FixFinder.Find(transcript).Where(f => IsMend(f) && f.Ok!.At == calls.Count - 1).Select(SettledFix.Of).OfType<Fix>().GroupBy(KeyOf, StringComparer.Ordinal).Select(g => g.MaxBy(f => f.Failed.At)!).Select(Seen),
    ];

    /// <summary>Of fixes known for the failure with which it ends those whose decisive step was taken since the same error came before: they did not help.</summary>
    public IReadOnlyList<SeenFix> DidNotHelp(IEnumerable<SeenFix> known)
    {
        if (FailureKey is not { } key)
            return [];
        var before = transcript.Calls.Take(calls.Count - 1).LastOrDefault(c => KeyOf(c) == key);
        if (before is null)
            return [];
        var since = transcript.Calls.Skip(before.At + 1).Where(c => c.IsShell && (c.Outcome == CallOutcome.Succeeded || c.At == calls.Count - 1)).Select(c => CommandForm.Of(c.Input)).ToList();
        return
        [
            .. known.Where(f => f.Key == key && !f.IsAgain).DistinctBy(f => f.Decisive)
                .Where(f => CommandForm.Of(f.Decisive).Prints is { Count: > 0 } prints && since.Exists(s => s.Covers(prints)))
                .Select(f => f with { IsAgain = true, Ts = calls[^1].Ts, Claim = calls[^1].Claim }),
        ];
    }

    // What is only another command may have been another matter.
    private static bool IsMend(Fix fix) => fix.Ok is not null && fix.How is FixHow.Command or FixHow.Surroundings or FixHow.State or FixHow.Edit;

    private static string KeyOf(Fix fix) => $"{fix.Error.Kind} {fix.Error.Signature}";

    private static string? KeyOf(ToolCall call)
    {
        if (!call.IsShell || call.Outcome != CallOutcome.Failed)
            return null;
        var error = ErrorText.Of(call.Output, new CommandLine(call.Input).RunsTests);
        return error.Kind == ErrorKind.Silent ? null : $"{error.Kind} {error.Signature}";
    }

    private SeenFix Seen(Fix fix)
    {
        var between = calls.GetRange(fix.Failed.At, fix.Ok!.At - fix.Failed.At + 1);
        return new SeenFix(KeyOf(fix), fix.Failed.Input, fix.Error.Line, fix.How, [.. fix.Steps.Select(s => s.IsShell ? s.Input : "Edit " + s.Input)], fix.MadeIt.IsShell ? fix.MadeIt.Input : "Edit " + fix.MadeIt.Input, fix.Worth)
        {
            Ts = calls[fix.Failed.At].Ts,
            Claim = calls[^1].Claim,
            IsSayable = SayableFix.Is(fix, between),
        };
    }
}
