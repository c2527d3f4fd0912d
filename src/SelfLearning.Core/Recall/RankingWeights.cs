namespace SelfLearning.Core.Recall;

/// <summary>The numbers of the ranking formula. They were chosen on the development sets, the same for all of them.</summary>
public sealed record RankingWeights
{
    public static RankingWeights Default { get; } = new();

    /// <summary>Weight of a term by field: title, when, problem, steps, notes, tags.</summary>
    public IReadOnlyList<double> Field { get; init; } = [1.0, 1.0, 1.0, 1.0, 0.7, 1.0];

    /// <summary>How far a field's length is evened out (BM25's b).</summary>
    public IReadOnlyList<double> Evening { get; init; } = [0.8, 0.7, 0.7, 0.7, 0.7, 0.5];

    /// <summary>How soon repetition stops counting (BM25's k1).</summary>
    public double Saturation { get; init; } = 1.2;

    public double IdfPower { get; init; } = 1.0;
    public double Whole { get; init; } = 0.3;
    public double Flag { get; init; } = 0.6;
    public double Stop { get; init; } = 0.25;
    public double Neighbour { get; init; } = 0.3;
    public double Further { get; init; }
    public double Compound { get; init; } = 0.7;
    public double Symbol { get; init; } = 0.5;

    /// <summary>What two words of the question, neighbours there and near each other in the card, add: this part of the lesser.</summary>
    public double Proximity { get; init; } = 0.3;

    /// <summary>What the best stretch of a field adds.</summary>
    public double Passage { get; init; } = 0.1;
    public int Window { get; init; } = 16;
    public double Quoted { get; init; } = 1;

    /// <summary>How much of the score depends on the share of the question that is found.</summary>
    public double Coverage { get; init; } = 0.15;

    /// <summary>How much a title adds that is said whole by the question.</summary>
    public double TitleSaid { get; init; }
    public double Signature { get; init; } = 3.0;
    public double Skill { get; init; } = 0.05;
    public double Feedback { get; init; }
    public int FeedbackCards { get; init; } = 5;
    public int FeedbackTerms { get; init; } = 10;
}
