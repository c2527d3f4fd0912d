namespace SelfLearning.Core.Learning;

/// <summary>What sort of lesson was found.</summary>
public enum FindingKind
{
    /// <summary>Something failed and then worked.</summary>
    Fix,

    /// <summary>The user put the agent right.</summary>
    Correction,

    /// <summary>Something fails again and again, and nothing was seen to mend it.</summary>
    Failure,

    /// <summary>A command that worked again and again.</summary>
    Habit,
}
