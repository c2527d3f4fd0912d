namespace SelfLearning.Core.Recall;

/// <summary>How a card matches a query, before it is called a fit.</summary>
public sealed class CardMatch(int number, IndexedCard card, double[] earned)
{
    public int Number => number;

    public IndexedCard Card => card;

    /// <summary>The score by which cards are ordered; comparable within one question only.</summary>
    public double Score { get; internal set; }

    /// <summary>What each term of the query added, in the query's order.</summary>
    public IReadOnlyList<double> Earned => earned;

    /// <summary>The part of the question's weight that was found, 0–1; words that no card knows count as not found.</summary>
    public double Coverage { get; internal set; }

    /// <summary>The weight that was found, in nats: the idf of the terms found, added up.</summary>
    public double Found { get; internal set; }

    /// <summary>What the question asks for altogether, in nats.</summary>
    public double Asked { get; internal set; }

    /// <summary>How many different telling terms were found.</summary>
    public int Terms { get; internal set; }

    /// <summary>The most of the question's weight that stands within one stretch of a field.</summary>
    public double Passage { get; internal set; }

    /// <summary>What nearness of neighbouring words added.</summary>
    public double Proximity { get; internal set; }

    /// <summary>The factor of status, evidence and age, 0.85–1.15.</summary>
    public double StaticScore { get; internal set; } = 1;

    /// <summary>Whether an error's signature is the card's.</summary>
    public bool Signature { get; internal set; }
}
