using SelfLearning.Core.Agents.Hooks;

namespace SelfLearning.App.Features.Hooks;

/// <summary>How a command ended, for a host whose payload does not say so but whose own record of the session does.</summary>
internal static class CallEnd
{
    /// <summary>The event with its end; as it was where nothing tells.</summary>
    public static HookEvent Of(Workspace work, HookEvent e)
    {
        if (e is not { Command: not null, CallId: { } call, Transcript: { } path, Agent.ExitCodes: { } place, Outcome: ToolOutcome.Unknown or ToolOutcome.LooksFailed })
            return e;
        return HostRecord.FindTail(work, place, path, TranscriptTail.Bytes) is { } tail && TranscriptTail.ExitCode(tail, call) is { } code ? e.Ended(code) : e;
    }
}
