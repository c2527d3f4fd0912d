namespace SelfLearning.Core.Recall;

/// <summary>The numbers of the ranking formula. They were chosen on the development sets together, one value for all of them.</summary>
public sealed record RankingWeights
{
    public static RankingWeights Default { get; } = new();

    /// <summary>Weight of a term by field: title, when, problem, steps, notes, tags.</summary>
    public IReadOnlyList<double> Field { get; init; } = [1.0, 1.0, 1.0, 1.0, 0.7, 1.0];

    /// <summary>How far a field's length is evened out (BM25's b).</summary>
    public IReadOnlyList<double> LengthNormalization { get; init; } = [0.8, 0.7, 0.7, 0.7, 0.7, 0.5];

    /// <summary>How late repetition stops counting (BM25's k1).</summary>
    public double Saturation { get; init; } = 1.8;

    /// <summary>The power of idf in a term's weight.</summary>
    public double IdfPower { get; init; } = 1.0;

    /// <summary>An identifier as a whole, beside its parts.</summary>
    public double Whole { get; init; } = 0.3;

    /// <summary>A command-line option, beside its words.</summary>
    public double Flag { get; init; } = 0.6;

    /// <summary>A stop word; commands and code use some of them.</summary>
    public double Stop { get; init; } = 0.35;

    /// <summary>A sign that stands alone, by its name.</summary>
    public double Symbol { get; init; } = 0.5;

    /// <summary>A word of the same meaning instead of the word itself.</summary>
    public double Neighbour { get; init; } = 0.4;

    /// <summary>Up to so many words of a question are met by their neighbours in full; of more, by this number over theirs.</summary>
    public double Terse { get; init; } = 10;

    /// <summary>So many words of a message count in full; those after them by this number over their place.</summary>
    public double Opening { get; init; } = 20;

    /// <summary>A word of the calls that a trace lists.</summary>
    public double Call { get; init; } = 0.2;

    /// <summary>Two words run together, or the reverse.</summary>
    public double Compound { get; init; } = 0.7;

    /// <summary>A form one or two letters away from a word that no card knows.</summary>
    public double Near { get; init; } = 0.7;

    /// <summary>What further forms of a term add to the best one.</summary>
    public double Further { get; init; } = 0.2;

    /// <summary>How much a word gains that the situation says again: this times the logarithm of how often.</summary>
    public double Repeated { get; init; } = 0.5;

    /// <summary>What two neighbouring words of the question add when they are near each other in the card: this part of the lesser.</summary>
    public double Proximity { get; init; } = 0.3;

    /// <summary>What the stretch of a field that says most of the question adds.</summary>
    public double Passage { get; init; } = 0.17;

    /// <summary>How many terms such a stretch has.</summary>
    public int Window { get; init; } = 24;

    /// <summary>How much of the score depends on the share of the question that is found.</summary>
    public double Coverage { get; init; } = 0.2;

    /// <summary>A line of the error itself.</summary>
    public double Signature { get; init; } = 3.0;

    /// <summary>The skill at hand.</summary>
    public double Skill { get; init; } = 0.3;

    /// <summary>The name of a file at hand.</summary>
    public double File { get; init; } = 0.4;
}
