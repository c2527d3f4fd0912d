using System.Globalization;

namespace SelfLearning.Core.Learning.Mining;

/// <summary>
/// All findings of one repository, each at its place and each counted over the sessions that show the same. Recurrence is the best
/// sign of worth: it raises fixes and corrections, and it alone makes a finding of failures without a fix and of working commands.
/// </summary>
public static class RepositoryFindings
{
    private const int FailureSessions = 2;
    private const int FailureTimes = 3;
    private const int HabitSessions = 3;

    public static IReadOnlyList<Finding> Of(IReadOnlyList<SessionFindings> sessions)
    {
        var single = sessions.SelectMany(s => s.Findings).GroupBy(f => (f.Kind, f.Key)).SelectMany(Counted);
        var failures = sessions.SelectMany(s => s.Unfixed).GroupBy(f => f.Key, StringComparer.Ordinal).Select(g => Failure([.. g])).OfType<Finding>();
        var habits = sessions.SelectMany(s => s.Worked).GroupBy(f => f.Key, StringComparer.Ordinal).Select(g => Habit([.. g])).OfType<Finding>();
        return [.. single.Concat(failures).Concat(habits).OrderByDescending(f => f.Worth.Value).ThenBy(f => f.Source.Path, StringComparer.Ordinal).ThenBy(f => f.Line)];
    }

    private static IEnumerable<Finding> Counted(IEnumerable<Finding> same)
    {
        List<Finding> all = [.. same];
        var sessions = Sessions(all);
        if (all.Count == 1)
            return all;
        var more = (0.15 * Math.Min(sessions - 1, 3)) + (0.05 * Math.Min(all.Count - 1, 2));
        return all.Select(f => f with
        {
            Sessions = sessions,
            Times = all.Count,
            Worth = new Worth(Math.Min(1, Math.Round(f.Worth.Value + more, 2)), [sessions > 1 ? Seen(sessions) : $"seen {all.Count.ToString(CultureInfo.InvariantCulture)} times", .. f.Worth.Reasons]),
        });
    }

    private static Finding? Failure(List<Finding> all)
    {
        var sessions = Sessions(all);
        var times = all.Sum(f => f.Times);
        if (sessions < FailureSessions || times < FailureTimes || !all.Exists(IsTold))
            return null;
        return all.Find(IsTold)! with
        {
            Sessions = sessions,
            Times = times,
            Worth = new Worth(Math.Round(Math.Min(0.7, 0.4 + (0.05 * sessions) + (0.02 * times)), 2), [Seen(sessions), "failed " + times.ToString(CultureInfo.InvariantCulture) + " times", "nothing was seen to mend it"]),
        };
    }

    private static Finding? Habit(List<Finding> all)
    {
        var sessions = Sessions(all);
        if (sessions < HabitSessions || !all.Exists(IsTold))
            return null;
        var times = all.Sum(f => f.Times);
        // The way it was run last.
        return all.FindLast(IsTold)! with
        {
            Sessions = sessions,
            Times = times,
            Worth = new Worth(Math.Round(Math.Min(0.65, 0.4 + (0.04 * sessions)), 2), [Seen(sessions), "worked " + times.ToString(CultureInfo.InvariantCulture) + " times"]),
        };
    }

    // Of sessions that were read before only keys and counts are left.
    private static bool IsTold(Finding finding) => finding.Text.Length > 0;

    private static int Sessions(List<Finding> all) => all.Select(f => f.Source.SessionId ?? f.Source.Path).Distinct(StringComparer.Ordinal).Count();

    private static string Seen(int sessions) => $"seen in {sessions.ToString(CultureInfo.InvariantCulture)} sessions";
}
