namespace SelfLearning.Core.Recall;

/// <summary>The numbers of the ranking formula. They were chosen on the development sets together, one value for all of them.</summary>
public sealed record RankingWeights
{
    public static RankingWeights Default { get; } = new();

    /// <summary>How far a field's length is evened out (BM25's b).</summary>
    public double LengthNormalization { get; init; } = 0.7;

    /// <summary>How late repetition stops counting (BM25's k1).</summary>
    public double Saturation { get; init; } = 1.8;

    /// <summary>An identifier or a command-line option as a whole, beside its parts; a sign that stands alone, by its name.</summary>
    public double Whole { get; init; } = 0.5;

    /// <summary>A stop word; commands and code use some of them.</summary>
    public double Stop { get; init; } = 0.35;

    /// <summary>A word of the same meaning instead of the word itself.</summary>
    public double Neighbour { get; init; } = 0.4;

    /// <summary>Another way to write the word itself: its short form.</summary>
    public double Alike { get; init; } = 0.8;

    /// <summary>The programming language that a request is written in: "in Python".</summary>
    public double Setting { get; init; } = 0.5;

    /// <summary>So many words of a message count in full; those after them by this number over their place.</summary>
    public double Opening { get; init; } = 20;

    /// <summary>A word of the calls that a trace lists, or of a path in an error.</summary>
    public double Aside { get; init; } = 0.2;

    /// <summary>A word that no card knows, of a text in another language than English.</summary>
    public double Foreign { get; init; } = 0.6;

    /// <summary>A word of an error that every message has.</summary>
    public double Boilerplate { get; init; } = 0.5;

    /// <summary>Another form of a word: run together with its neighbour or apart, otherwise inflected, or a letter or two away where no card knows the word.</summary>
    public double OtherForm { get; init; } = 0.7;

    /// <summary>What the stretch of a field that says most of the question adds.</summary>
    public double Passage { get; init; } = 0.17;

    /// <summary>How many terms such a stretch has.</summary>
    public int Window { get; init; } = 24;

    /// <summary>How much of the score depends on the share of the question that is found.</summary>
    public double Coverage { get; init; } = 0.2;

    /// <summary>A line of the error itself.</summary>
    public double Signature { get; init; } = 3.0;

    /// <summary>The skill at hand, or the name of a file at hand.</summary>
    public double AtHand { get; init; } = 0.4;
}
