namespace SelfLearning.App.Features.Learning;

/// <summary>What to learn from.</summary>
/// <param name="Agents">Only these agents' places; all where empty.</param>
/// <param name="From">Only these files and folders, whatever is known of them.</param>
/// <param name="Since">Only what was changed since.</param>
/// <param name="AllProjects">Whether candidates of other repositories go to their own stores.</param>
/// <param name="Session">One transcript, or <c>current</c>.</param>
/// <param name="Limit">How many findings to show; 0 for all.</param>
/// <param name="DryRun">Whether nothing is written.</param>
public sealed record LearnRequest(IReadOnlyList<string> Agents, IReadOnlyList<string> From, DateTimeOffset? Since, bool AllProjects, string? Session, int Limit, bool DryRun)
{
    /// <summary>Whether files were named, which are then read even where they are known.</summary>
    public bool IsNamed => From.Count > 0 || Session is not null;
}
