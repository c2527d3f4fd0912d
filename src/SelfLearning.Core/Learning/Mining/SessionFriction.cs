using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Mining;

/// <summary>One failure and what it cost until it was mended.</summary>
/// <param name="Key">What is the same when it comes again; the key of a fix's finding too.</param>
/// <param name="Error">The telling line.</param>
/// <param name="Command">What failed.</param>
/// <param name="Time">When, where the transcript says so.</param>
/// <param name="Calls">How many calls went by until it worked; 1 where nothing mended it.</param>
/// <param name="Tokens">What these calls put in and brought back, in tokens, as far as the transcript's excerpts show it.</param>
/// <param name="Minutes">How long that took; 0 where the transcript does not say.</param>
/// <param name="IsMended">Whether it worked in the end.</param>
public sealed record Trouble(string Key, string Error, string Command, DateTimeOffset? Time, int Calls, int Tokens, double Minutes, bool IsMended);

/// <summary>What went wrong in one session.</summary>
public sealed record SessionFriction(string Session, DateTimeOffset? Time, IReadOnlyList<Trouble> Troubles)
{
    // Who was away for longer than that did something else.
    private const double LongestMinutes = 30;

    public static SessionFriction Of(Transcript session, string path)
    {
        var fixes = FixFinder.Find(session).Where(f => f.How != FixHow.Nothing).DistinctBy(f => f.Failed.At).ToDictionary(f => f.Failed.At);
        var troubles = new List<Trouble>();
        foreach (var call in session.Calls)
        {
            if (!call.IsShell || call.Outcome != CallOutcome.Failed || call.Input.Length == 0)
                continue;
            var line = new CommandLine(call.Input);
            var error = ErrorText.Of(call.Output, line.RunsTests);
            if (line.OnlyLooks || line.Waits || error.Kind == ErrorKind.Silent)
                continue;
            var fix = fixes.GetValueOrDefault(call.At);
            var last = fix is null ? call : fix.Ok ?? fix.MadeIt;
            var tokens = 0;
            for (var at = call.At; at <= last.At; at++)
                tokens += (session.Calls[at].Input.Length + session.Calls[at].Output.Length + 3) / 4;
            var minutes = last.Time is { } end && call.Time is { } start ? Math.Clamp((end - start).TotalMinutes, 0, LongestMinutes) : 0;
            troubles.Add(new Trouble($"{error.Kind} {error.Signature}", error.Line, call.Input, call.Time ?? session.Started, Math.Max(1, last.At - call.At), tokens, minutes, fix is not null));
        }

        return new SessionFriction(session.SessionId ?? path, session.Started, troubles);
    }
}
