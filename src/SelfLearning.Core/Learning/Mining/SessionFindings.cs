using SelfLearning.Core.Learning.Corrections;
using SelfLearning.Core.Learning.Fixes;
using SelfLearning.Core.Learning.Repeats;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Mining;

/// <summary>What one session leaves behind: its fixes and corrections above the threshold, and what only counts when other sessions
/// show it too.</summary>
/// <param name="Source">The session.</param>
/// <param name="Findings">Fixes and corrections, in the session's order.</param>
/// <param name="Unfixed">Failures that nothing mended, one a signature.</param>
/// <param name="Worked">Longer commands that worked, one a form.</param>
public sealed record SessionFindings(SessionSource Source, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Unfixed, IReadOnlyList<Finding> Worked)
{
    private const int LongestStep = 2000;

    public static SessionFindings Of(Transcript session, string path)
    {
        var source = new SessionSource(path, session.Format, session.SessionId, session.Folder);
        var fixes = FixFinder.Find(session);
        var found = fixes.Where(f => f.Worth.IsEnough).Select(f => Of(f, source))
            .Concat(CorrectionFinder.Find(session).Where(c => c.Worth.IsEnough).Select(c => Of(c, source)))
            .OrderBy(f => f.Line);
        return new SessionFindings(source, [.. found], UnfixedFailures.Of(session, fixes, source), WorkedCommands.Of(session, source));
    }

    private static Finding Of(Fix fix, SessionSource source) =>
        new(FindingKind.Fix, source, Finding.PlaceOf(fix.Failed), fix.Failed.Line, $"{fix.Error.Kind} {fix.Error.Signature}", fix.Worth)
        {
            Time = fix.Failed.Time,
            Command = fix.Failed.Input,
            Text = fix.Error.Line,
            FixAt = fix.MadeIt.At,
            OkAt = fix.Ok?.At,
            Steps = [.. fix.Steps.Select(Step)],
            Decisive = Step(fix.MadeIt),
            ExitBefore = fix.Failed.ExitCode,
            ExitAfter = fix.Ok?.ExitCode ?? (fix.Ok is { Outcome: CallOutcome.Succeeded } ? 0 : null),
        };

    private static Finding Of(Correction correction, SessionSource source) =>
        new(FindingKind.Correction, source, correction.At, correction.Line, string.Join(' ', correction.Text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), correction.Worth)
        {
            Time = correction.Time,
            Command = correction.After?.Input ?? "",
            Text = correction.Text,
        };

    private static string Step(ToolCall call)
    {
        var step = call.IsShell ? call.Input : $"Edit {call.Input}{(call.Change.Length > 0 ? "\n" + call.Change : "")}";
        return step.Length > LongestStep ? step[..LongestStep] + " …" : step;
    }
}
