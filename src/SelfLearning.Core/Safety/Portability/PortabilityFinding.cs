namespace SelfLearning.Core.Safety.Portability;

/// <summary>A stretch of a text that means something only on one machine, to one person or in one repository.</summary>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="Text">The stretch.</param>
/// <param name="Replacement">What can stand in its place elsewhere.</param>
public sealed record PortabilityFinding(string Rule, int Start, string Text, string Replacement)
{
    public int Length => Text.Length;

    public int End => Start + Length;

    /// <summary>Whether it tells others something private; else it is only of no use to them.</summary>
    public bool IsPrivate => Rule is PortabilityRule.HomePath or PortabilityRule.RepositoryPath or PortabilityRule.User or PortabilityRule.Machine
        or PortabilityRule.Email or PortabilityRule.InternalHost or PortabilityRule.PrivateAddress or PortabilityRule.Remote;
}
