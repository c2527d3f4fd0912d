namespace SelfLearning.Core.Recall;

/// <summary>The parts of a card that are indexed, in the order of the index's columns.</summary>
public enum CardField
{
    Title,
    When,
    Problem,
    Steps,
    Notes,
    Tags,

    /// <summary>Terms that are no words of the card: its error signatures and its skill. They are matched, never ranked by frequency.</summary>
    Marks,
}

/// <summary>How many fields a card has.</summary>
public static class CardFields
{
    public const int Count = (int)CardField.Marks + 1;

    /// <summary>How many of them hold words.</summary>
    public const int Worded = (int)CardField.Marks;
}
