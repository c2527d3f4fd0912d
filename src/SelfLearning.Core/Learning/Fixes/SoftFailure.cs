using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Fixes;

/// <summary>Tells a failure whose exit code was hidden behind a pipe or a semicolon. Error words alone are not enough: a command
/// that looks at logs or sources prints them too.</summary>
internal static class SoftFailure
{
    private const int LongestOutput = 1200;

    public static bool Is(ToolCall call, CommandLine line)
    {
        if (call.Outcome is not (CallOutcome.Succeeded or CallOutcome.Unknown) || call.Output.Length is 0 or > LongestOutput || !line.HidesExit || line.OnlyLooks)
            return false;
        return ErrorText.Of(call.Output, line.RunsTests).Kind is ErrorKind.MissingProgram or ErrorKind.Usage or ErrorKind.Quoting or ErrorKind.Folder or ErrorKind.Package or ErrorKind.Busy or ErrorKind.GitState or ErrorKind.Path;
    }
}
