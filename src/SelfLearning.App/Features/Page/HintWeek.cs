namespace SelfLearning.App.Features.Page;

/// <summary>What hints came to in a week.</summary>
/// <param name="Monday">The date of its first day.</param>
public sealed record HintWeek(DateOnly Monday)
{
    public int Shown { get; internal set; }

    public int Used { get; internal set; }

    public int Helped { get; internal set; }

    public int Harmed { get; internal set; }

    /// <summary>What the hints cost that were shown (UTF-8 bytes / 4).</summary>
    public int Tokens { get; internal set; }
}
