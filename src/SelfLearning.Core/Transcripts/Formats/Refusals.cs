namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Tells from a result's text that the call was refused or never ran, and what the user said to it. The texts are the agents' own.</summary>
internal static class Refusals
{
    private const int Head = 600;

    private static readonly string[] Denied =
    [
        "doesn't want to proceed", "doesn't want to take this action", "user rejected", "rejected by user", "requested permissions to", "requested permission to", "denied by the user", "rejected by the user",
        "declined by the user", "The user denied this operation", "user cancelled the operation",
    ];

    private static readonly string[] NotRun =
    [
        "Sibling tool call errored", "Cancelled: parallel tool call", "Request interrupted by user", "Tool execution was interrupted", "temporarily unavailable, so auto mode", "aborted by user",
        "User aborted the command", "Interrupted by user", "Tool execution aborted", "Tool permission request failed", "Tool permission stream closed",
    ];

    private static readonly string[] BeforeReason = ["the user said:", "user said:", "with feedback:", "provided the following feedback:", "User feedback:"];

    private static readonly string[] AfterReason = ["\n\nNote: The user's next message", "\n<system-reminder>", "</feedback>"];

    public static CallOutcome? Outcome(ReadOnlySpan<char> output, bool? failed)
    {
        // Converted transcripts lose the error's flag, not the text.
        if (failed == false)
            return output.StartsWith("The user doesn't want to ", StringComparison.Ordinal) ? CallOutcome.Denied : null;
        var head = output[..Math.Min(output.Length, Head)];
        if (Contains(head, Denied) || (head.Contains("Permission to use ", StringComparison.Ordinal) && head.Contains(" denied", StringComparison.Ordinal)))
            return CallOutcome.Denied;
        return Contains(head, NotRun) ? CallOutcome.NotRun : null;
    }

    /// <summary>What the user typed when refusing; null where nothing.</summary>
    public static string? Reason(ReadOnlySpan<char> output)
    {
        foreach (var cue in BeforeReason)
        {
            var at = output.IndexOf(cue, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var reason = output[(at + cue.Length)..];
            foreach (var end in AfterReason)
            {
                if (reason.IndexOf(end, StringComparison.Ordinal) is var cut and >= 0)
                    reason = reason[..cut];
            }

            reason = reason.Trim();
            return reason.IsEmpty ? null : Excerpt.Of(reason, Excerpt.Long);
        }

        return null;
    }

    private static bool Contains(ReadOnlySpan<char> text, string[] phrases)
    {
        foreach (var phrase in phrases)
        {
            if (text.Contains(phrase, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
