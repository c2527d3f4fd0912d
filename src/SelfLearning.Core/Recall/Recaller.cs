namespace SelfLearning.Core.Recall;

/// <summary>A way to find cards worth ranking: the numbers of at most so many, the likeliest first. Words are the first; another (by
/// meaning, by use) is added beside it, and the ranking stays the same.</summary>
public delegate IReadOnlyList<int> CandidateSource(SituationQuery query, ICardIndex index, int limit);

/// <summary>Chooses the cards for a situation: terms, candidates, ranks, fit, silence. The same index and time give the same answer.</summary>
/// <param name="index">Where the cards are.</param>
/// <param name="now">The time, for the age of cards.</param>
/// <param name="weights">The numbers of the ranking formula.</param>
/// <param name="sources">Where candidates come from.</param>
/// <param name="wanted">Whether a card, by its number in the index, may be an answer; null: every card may.</param>
/// <param name="candidates">How many cards a source may offer.</param>
public sealed class Recaller(
    ICardIndex index, DateTimeOffset now, RankingWeights? weights = null, IReadOnlyList<CandidateSource>? sources = null,
    Func<int, IndexedCard, bool>? wanted = null, int candidates = Recaller.MaxCandidates)
{
    /// <summary>How many cards a source offers at most where all may be answers.</summary>
    public const int MaxCandidates = 300;

    // The best of the first three decides whether anything is said: a card is found if it stands there.
    private const int Deciding = 3;

    private readonly RankingWeights weights = weights ?? RankingWeights.Default;
    private readonly IReadOnlyList<CandidateSource> sources = sources ?? [WordCandidates.Of];

    /// <summary>The answer to a situation.</summary>
    /// <param name="situation">What the agent is in.</param>
    /// <param name="limit">How many cards at most.</param>
    /// <param name="minFit">The fit that a card must have; null: the threshold of the situation's kind. 0 ranks without silence.</param>
    public RecallAnswer Recall(Situation situation, int limit = 5, double? minFit = null)
    {
        if (index.Count == 0)
            return new RecallAnswer([], Silence.EmptyStore);
        var query = SituationQuery.Of(situation, index, weights);
        var ranked = Rank(query, candidates);
        if (ranked.Count == 0)
            return new RecallAnswer([], Silence.NoMatch);

        var items = new List<RecallItem>();
        var best = 0.0;
        foreach (var match in ranked.DistinctBy(match => match.Card.Id).Take(Math.Max(limit, Deciding)))
        {
            var fit = Fit.Of(match, query, index);
            if (items.Count < Deciding)
                best = Math.Max(best, fit);
            items.Add(new RecallItem(match.Number, match.Card.Id, fit, match.Score, match.Signature, Explanation.Of(match, query)));
        }

        var threshold = minFit ?? Fit.Threshold(query.Kind);
        if (best < threshold)
            return new RecallAnswer([], Silence.BelowThreshold);
        // Beside a sure card a likely one may stand.
        var least = minFit ?? threshold * Fit.Beside;
        return new RecallAnswer([.. items.Take(limit).Where(item => item.Fit >= least)], null);
    }

    /// <summary>All matches of a question, best first, without silence.</summary>
    public IReadOnlyList<CardMatch> Rank(SituationQuery query, int candidates = MaxCandidates)
    {
        var ranker = new Ranker(query, index, weights, now);
        var matches = new List<CardMatch>();
        foreach (var number in sources.SelectMany(source => source(query, index, candidates)).Distinct())
        {
            var card = index.Card(number);
            if (wanted is null || wanted(number, card))
                matches.Add(ranker.Match(number, card));
        }

        matches.Sort(Better);
        return matches;
    }

    // Of equal scores the newer card comes first.
    private static int Better(CardMatch a, CardMatch b) =>
        b.Score.CompareTo(a.Score) is var order and not 0 ? order : b.Number.CompareTo(a.Number);
}
