namespace SelfLearning.Core.Learning.Candidates;

/// <summary>What became of a candidate. Whatever it is, the same lesson found again makes no second one.</summary>
public static class CandidateStatus
{
    public const string Open = "open";

    /// <summary>It was made a card.</summary>
    public const string Kept = "kept";
    public const string Discarded = "discarded";

    /// <summary>Its steps and evidence went into a card that there was.</summary>
    public const string Merged = "merged";

    public static IReadOnlyList<string> All { get; } = [Open, Kept, Discarded, Merged];
}
