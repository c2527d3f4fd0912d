using SelfLearning.App.Features.Installation;
using SelfLearning.App.Storage;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Features.Hooks;

/// <summary>How a command ended, for a host whose payload does not say so but whose own record of the session does. Read is only a regular
/// file below that host's folder of records, through no link, and of it only the end.</summary>
internal static class CallEnd
{
    /// <summary>The event with its end; as it was where nothing tells.</summary>
    public static HookEvent Of(Workspace work, HookEvent e)
    {
        if (e is not { Command: not null, CallId: { } call, Transcript: { } path, Agent.ExitCodes: { } place, Outcome: ToolOutcome.Unknown or ToolOutcome.LooksFailed })
            return e;
        return FindTail(new InstallScope(work, project: false).Full(place), path) is { } tail && TranscriptTail.ExitCode(tail, call) is { } code ? e.Ended(code) : e;
    }

    private static byte[]? FindTail(string records, string path)
    {
        if (!PathRules.IsBelow(path, records))
            return null;
        string[] names = PathRules.Names(PathRules.Below(path, records));
        if (names.Any(n => n is "" or "." or ".."))
            return null;
        try
        {
            using var top = Folder.Open(records);
            using var folder = names.Length == 1 ? null : top?.Find(names.AsSpan(..^1));
            if ((names.Length == 1 ? top : folder) is not { } at || at.Facts(names[^1]) is not { IsFile: true })
                return null;
            using var file = at.FindFile(names[^1]);
            if (file is null)
                return null;
            var length = RandomAccess.GetLength(file);
            var tail = new byte[(int)Math.Min(length, TranscriptTail.Bytes)];
            return tail.AsSpan(0, RandomAccess.Read(file, tail, length - tail.Length)).ToArray();
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            // Without it the output's text must do.
            return null;
        }
    }
}
