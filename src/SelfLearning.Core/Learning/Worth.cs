namespace SelfLearning.Core.Learning;

/// <summary>How much a finding is worth as a lesson, 0–1, and why.</summary>
public sealed record Worth(double Value, IReadOnlyList<string> Reasons)
{
    /// <summary>From this on a finding becomes a candidate.</summary>
    public const double Threshold = 0.5;

    public bool IsEnough => Value >= Threshold;
}
