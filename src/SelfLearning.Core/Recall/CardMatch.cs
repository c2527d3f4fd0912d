namespace SelfLearning.Core.Recall;

/// <summary>How a card matches a query, before it is called a fit.</summary>
/// <param name="number">The card's number in the index.</param>
/// <param name="id">Its id.</param>
/// <param name="index">The index that it is of.</param>
/// <param name="earned">What each term of the query added.</param>
public sealed class CardMatch(int number, string id, ICardIndex index, double[] earned)
{
    private IndexedCard? card;

    public int Number => number;

    public string Id => id;

    /// <summary>The card with its words, read when it is first asked for: most matches are no answer.</summary>
    public IndexedCard Card => card ??= index.Card(number);

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

    /// <summary>The longest stretch of the situation that stands in the card word by word.</summary>
    public VerbatimRun Run { get; internal set; }

    /// <summary>The factor of status, evidence and age, 0.85–1.15.</summary>
    public double StaticScore { get; internal set; } = 1;

    /// <summary>Whether an error's signature is the card's.</summary>
    public bool Signature { get; internal set; }
}
