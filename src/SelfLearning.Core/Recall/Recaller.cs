namespace SelfLearning.Core.Recall;

/// <summary>Chooses the cards for a situation: terms, candidates, ranks, fit, silence. The same index and time give the same answer.</summary>
public sealed class Recaller(ICardIndex index, DateTimeOffset now, RankingWeights? weights = null)
{
    /// <summary>How many cards are ranked at most.</summary>
    public const int MaxCandidates = 300;

    private readonly RankingWeights weights = weights ?? RankingWeights.Default;

    /// <summary>All matches of a situation, best first, without silence.</summary>
    public IReadOnlyList<CardMatch> Rank(SituationQuery query, int candidates = MaxCandidates)
    {
        var ranker = new Ranker(query, index, weights, now);
        var matches = new List<CardMatch>();
        foreach (var number in WordCandidates.Of(query, index, candidates))
            matches.Add(ranker.Match(number, index.Card(number)));
        matches.Sort(Better);
        if (weights.Feedback <= 0)
            return matches;
        var wider = Feedback.Expand(query, matches, index, weights);
        if (ReferenceEquals(wider, query))
            return matches;
        ranker = new Ranker(wider, index, weights, now);
        matches.Clear();
        foreach (var number in WordCandidates.Of(wider, index, candidates))
            matches.Add(ranker.Match(number, index.Card(number)));
        matches.Sort(Better);
        return matches;
    }

    // Of equal scores the newer card comes first.
    private static int Better(CardMatch a, CardMatch b) =>
        b.Score.CompareTo(a.Score) is var order and not 0 ? order : b.Number.CompareTo(a.Number);
}
