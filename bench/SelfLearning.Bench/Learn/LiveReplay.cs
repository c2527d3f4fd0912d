using System.Globalization;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Learning.Live;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Bench.Learn;

/// <summary>The sessions of a repository as its hooks would have seen them, one after the other: what they say at failures that come again, and
/// whether that is what made the error go away then, too.</summary>
internal sealed class LiveReplay
{
    private readonly List<SeenFix> known = [];

    /// <summary>Something that was said.</summary>
    /// <param name="Session">Where.</param>
    /// <param name="At">At which call.</param>
    /// <param name="Failed">The command that failed.</param>
    /// <param name="Fix">What.</param>
    /// <param name="IsRight">Whether the same step then made the error go away.</param>
    /// <param name="Then">What was done there in truth; empty where nothing mended it.</param>
    public sealed record Said(string Session, int At, string Failed, SeenFix Fix, bool IsRight, string Then);

    /// <summary>How many failures had been seen before in another session or earlier in the same.</summary>
    public int Again { get; private set; }

    /// <summary>How many of these were mended at all.</summary>
    public int AgainMended { get; private set; }

    public int Noted => known.Count;

    public IEnumerable<Said> Play(LabelledSession session)
    {
        var fixes = FixFinder.Find(session.Read).Where(f => f.Ok is not null && f.How != FixHow.Nothing).GroupBy(f => f.Failed.At).ToDictionary(g => g.Key, g => g.First());
        var calls = new List<LiveCall>();
        var failures = new HashSet<string>(StringComparer.Ordinal);
        var saidHere = new HashSet<string>(StringComparer.Ordinal);
        foreach (var call in session.Read.Calls.Where(c => c.Kind != CallKind.Other && c.Input.Length > 0))
        {
            calls.Add(Seen(call));
            if (calls.Count > 60)
                calls.RemoveAt(0);
            var live = new LiveSession(calls);
            if (live.FailureKey is { } key)
            {
                var isAgain = known.Exists(k => k.Key == key);
                Again += isAgain ? 1 : 0;
                AgainMended += isAgain && fixes.ContainsKey(call.At) ? 1 : 0;
                if (!known.Exists(k => k.Key == key && k.Session == session.Name) && SayableFix.Find(known, key, call.Input, calls[^1].Error) is { } fix && saidHere.Add(key))
                    yield return Judge(session, call, fix, fixes);
                known.AddRange(live.DidNotHelp(known));
            }
            else
            {
                known.AddRange(live.Fixes().Select(f => f with { Session = session.Name }));
            }
        }
    }

    private static Said Judge(LabelledSession session, ToolCall call, SeenFix fix, Dictionary<int, Fix> fixes)
    {
        var then = fixes.GetValueOrDefault(call.At);
        var after = session.Read.Calls.Skip(call.At + 1).Take(FixFinder.Window).Where(c => c.IsShell && c.Outcome != CallOutcome.Failed).ToList();
        var wasDone = then is not null && after.TakeWhile(c => c.At <= then.Ok!.At).Any(c => SayableFix.IsTaken(fix, c.Input));
        return new Said(session.Name, call.At, call.Input, fix, wasDone, then?.MadeIt.Input ?? "");
    }

    private static LiveCall Seen(ToolCall call) => new(call.Kind, call.Outcome switch
    {
        CallOutcome.Failed => CallOutcome.Failed,
        CallOutcome.Succeeded => CallOutcome.Succeeded,
        _ => call.IsShell ? CallOutcome.NotRun : call.Outcome,
    }, call.Input)
    {
        Error = call is { IsShell: true, Outcome: CallOutcome.Failed } ? ErrorText.Of(call.Output, new CommandLine(call.Input).RunsTests).Line : "",
        Ts = call.Time is { } time ? Core.Records.Timestamp.Text(time) : null,
        Claim = call.At.ToString(CultureInfo.InvariantCulture),
    };
}
