using SelfLearning.Core.Transcripts;

namespace SelfLearning.Core.Learning.Fixes;

/// <summary>A call that failed, and what made it work.</summary>
/// <param name="Failed">The call that failed.</param>
/// <param name="Error">What its output said.</param>
/// <param name="IsSoft">Whether the failure shows in the text only, since the exit code was hidden.</param>
/// <param name="How">What made the difference.</param>
/// <param name="MadeIt">The call that made the difference.</param>
/// <param name="Ok">The call that then worked; null where the session went on without one.</param>
/// <param name="Steps">Every call between that changed something, the one that worked included.</param>
public sealed record Fix(ToolCall Failed, ErrorText Error, bool IsSoft, FixHow How, ToolCall MadeIt, ToolCall? Ok, IReadOnlyList<ToolCall> Steps)
{
    public Worth Worth { get; init; } = new(0, []);

    /// <summary>How many calls after the failure it worked.</summary>
    public int Distance => (Ok ?? MadeIt).At - Failed.At;
}
