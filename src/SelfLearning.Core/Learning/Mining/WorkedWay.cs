using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Recall.Analysis;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Mining;

/// <summary>A command that was asked for by what it is for, with how often it worked and failed.</summary>
public sealed record WorkedWay(string Key, string Command, string Session, double Fit, int Worked, int Failed, DateTimeOffset? Last)
{
    private const int LongestCommand = 500;
    private const int LongestContext = 300;
    private const double LeastFit = 0.5;

    /// <summary>In how many sessions it was run.</summary>
    public int Sessions { get; init; } = 1;

    /// <summary>The commands of one session that fit a text: its words stand in the command, or in what the agent said just before.</summary>
    public static IReadOnlyList<WorkedWay> Of(Transcript session, string path, string text)
    {
        var asked = Analyser.Terms(text).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0)
            return [];
        var ways = new List<WorkedWay>();
        var said = 0;
        foreach (var call in session.Calls)
        {
            while (said + 1 < session.Texts.Count && session.Texts[said + 1].Order < call.Order)
                said++;
            if (!call.IsShell || call.Input.Length is 0 or > LongestCommand || call.Outcome is not (CallOutcome.Succeeded or CallOutcome.Failed))
                continue;
            var line = new CommandLine(call.Input);
            if (line.Steps.Count == 0 || line.OnlyLooks)
                continue;
            var near = said < session.Texts.Count && session.Texts[said].Order < call.Order && call.Order - session.Texts[said].Order <= 3 ? session.Texts[said].Text : "";
            var fit = FitOf(asked, call.Input, near.Length > LongestContext ? near[..LongestContext] : near);
            if (fit >= LeastFit)
                ways.Add(new WorkedWay(string.Join(" && ", line.Steps), call.Input, session.SessionId ?? path, fit, call.Outcome == CallOutcome.Succeeded ? 1 : 0, call.Outcome == CallOutcome.Failed ? 1 : 0, call.Time ?? session.Started));
        }

        return ways;
    }

    /// <summary>The same commands counted together; those that never worked left out; the best fit first, then what worked most.</summary>
    public static IReadOnlyList<WorkedWay> Count(IEnumerable<WorkedWay> ways) =>
    [
        .. ways.GroupBy(w => w.Key, StringComparer.Ordinal).Select(g => g.ToList()).Where(g => g.Exists(w => w.Worked > 0)).Select(g => g.Last(w => w.Worked > 0) with
        {
            Fit = Math.Round(g.Max(w => w.Fit), 2),
            Worked = g.Sum(w => w.Worked),
            Failed = g.Sum(w => w.Failed),
            Last = g.Max(w => w.Last),
            Sessions = g.Select(w => w.Session).Distinct(StringComparer.Ordinal).Count(),
        }).OrderByDescending(w => w.Fit + (0.1 * Math.Log2(1 + w.Worked))).ThenByDescending(w => w.Last).ThenBy(w => w.Key, StringComparer.Ordinal),
    ];

    // A word in the command counts whole, one in what was said before it a half; one at least must be the command's own.
    private static double FitOf(HashSet<string> asked, string command, string said)
    {
        var own = Analyser.Terms(command).ToHashSet(StringComparer.Ordinal);
        var around = Analyser.Terms(said).ToHashSet(StringComparer.Ordinal);
        if (!asked.Overlaps(own))
            return 0;
        return asked.Sum(w => own.Contains(w) ? 1.0 : around.Contains(w) ? 0.5 : 0) / asked.Count;
    }
}
