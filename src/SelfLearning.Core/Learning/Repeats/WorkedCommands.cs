using SelfLearning.Core.Agents;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Repeats;

/// <summary>The longer commands of one session that worked, and did not only look. They become a finding when other sessions ran them too.</summary>
internal static class WorkedCommands
{
    private const int ShortestWords = 4;
    private const int LongestText = 400;

    public static IReadOnlyList<Finding> Of(Transcript session, SessionSource source)
    {
        var found = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var call in session.Calls)
        {
            if (!call.IsShell || call.Outcome != CallOutcome.Succeeded || call.Input.Length is < 16 or > LongestText || call.Input.Contains("<<", StringComparison.Ordinal))
                continue;
            var line = new CommandLine(call.Input);
            if (line.Steps.Count is 0 or > 4 || line.OnlyLooks || line.HidesExit && line.EndsLooking || line.Commits || line.Steps.Max(s => s.Count(c => c == ' ')) + 1 < ShortestWords)
                continue;
            var key = Fingerprint.Of(string.Join(" && ", line.Steps));
            if (found.TryGetValue(key, out var seen))
                found[key] = seen with { Times = seen.Times + 1 };
            else
                found.Add(key, new Finding(FindingKind.Habit, source, Finding.PlaceOf(call), call.Line, key, new Worth(0, [])) { Time = call.Time, Command = call.Input, Text = string.Join(" && ", line.Steps), Steps = [call.Input] });
        }

        return [.. found.Values];
    }
}
