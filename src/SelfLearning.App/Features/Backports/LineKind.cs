namespace SelfLearning.App.Features.Backports;

/// <summary>Whose a line of a target is.</summary>
public static class LineKind
{
    /// <summary>It stands in a card's block and came with the card.</summary>
    public const string Card = "card";

    /// <summary>It stands in a card's block, and somebody wrote it there.</summary>
    public const string Edited = "edited";

    /// <summary>A mark, heading or pointer of ours.</summary>
    public const string Frame = "frame";

    /// <summary>It is not ours.</summary>
    public const string Foreign = "not-ours";
}
