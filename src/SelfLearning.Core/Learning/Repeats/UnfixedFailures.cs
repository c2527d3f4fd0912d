using SelfLearning.Core.Agents;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Repeats;

/// <summary>Failures of one session that nothing was seen to mend. They become a finding when they come again in other sessions.</summary>
internal static class UnfixedFailures
{
    public static IReadOnlyList<Finding> Of(Transcript session, IReadOnlyList<Fix> fixes, SessionSource source)
    {
        var mended = fixes.Where(f => f.How != FixHow.Nothing && f.Worth.IsEnough).Select(f => f.Failed.At).ToHashSet();
        var found = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var call in session.Calls)
        {
            if (!call.IsShell || call.Outcome != CallOutcome.Failed || mended.Contains(call.At) || call.Input.Length == 0)
                continue;
            var line = new CommandLine(call.Input);
            var error = ErrorText.Of(call.Output, line.RunsTests);
            if (line.OnlyLooks || line.Waits || !TellsSomething(error.Kind))
                continue;
            var key = Fingerprint.Of($"{error.Kind} {error.Signature}");
            if (found.TryGetValue(key, out var seen))
                found[key] = seen with { Times = seen.Times + 1 };
            else
                found.Add(key, new Finding(FindingKind.Failure, source, Finding.PlaceOf(call), call.Line, key, new Worth(0, [])) { Time = call.Time, Command = call.Input, Text = error.Line, ExitBefore = call.ExitCode });
        }

        return [.. found.Values];
    }

    // Code under work fails all the time; what the machine or the repository does not let happen is a fact.
    private static bool TellsSomething(ErrorKind kind) => kind is
        ErrorKind.MissingProgram or ErrorKind.Usage or ErrorKind.Folder or ErrorKind.GitState or ErrorKind.Busy or ErrorKind.Quoting or ErrorKind.Package or ErrorKind.Permission or ErrorKind.Hook or ErrorKind.Timeout;
}
