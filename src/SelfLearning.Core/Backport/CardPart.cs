namespace SelfLearning.Core.Backport;

/// <summary>Which part of a card a block holds, as its mark says (<c>part=…</c>); a mark without it holds all.</summary>
public static class CardPart
{
    /// <summary>Title, when to use, and the steps: an instruction of a skill.</summary>
    public const string Steps = "steps";

    /// <summary>The card's traps, as items of a list.</summary>
    public const string Gotchas = "gotchas";

    /// <summary>Title and when to use, and where the rest stands.</summary>
    public const string Summary = "summary";

    /// <summary>Whether this version can write a part; other versions may have more.</summary>
    public static bool IsKnown(string? part) => part is null or Steps or Gotchas or Summary;
}
