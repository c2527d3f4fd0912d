using SelfLearning.Core.Recall.Analysis;

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
    Func<int, CardTerms, bool>? wanted = null, int candidates = Recaller.MaxCandidates)
{
    /// <summary>How many cards a source offers at most where all may be answers.</summary>
    public const int MaxCandidates = 300;

    // The best of the first three decides whether anything is said: a card is found if it stands there.
    private const int Deciding = 3;

    // Further down the list, a card that is not sure is a guess.
    private const int MostWeak = 3;

    // A word that stands in half of the cards tells none of them apart.
    private const double Telling = 0.7;

    private readonly RankingWeights weights = weights ?? RankingWeights.Default;
    private readonly IReadOnlyList<CandidateSource> sources = sources ?? [WordCandidates.Of];

    /// <summary>The answer to a situation.</summary>
    /// <param name="situation">What the agent is in.</param>
    /// <param name="limit">How many cards at most.</param>
    /// <param name="minFit">The fit that a card must have, whoever asks; null: the threshold of the situation's kind. 0 ranks without silence.</param>
    /// <param name="gate">Who is answered.</param>
    public RecallAnswer Recall(Situation situation, int limit = 5, double? minFit = null, Gate gate = Gate.Unasked)
    {
        if (index.Count == 0)
            return new RecallAnswer([], Silence.EmptyStore);
        var query = SituationQuery.Of(situation, index, weights);
        List<(CardMatch Match, double Fit)> ranked =
        [
            .. Rank(query, candidates).DistinctBy(match => match.Id).Take(Math.Max(limit, Deciding)).Select(match => (match, Fit.Of(match, query, index))),
        ];
        if (ranked.Count == 0)
            return new RecallAnswer([], Silence.NoMatch);

        var threshold = minFit ?? Fit.Threshold(query.Kind);
        var silent = ranked.Take(Deciding).Max(found => found.Fit) < threshold;
        // Beside a card that passes a likely one may stand; beside a sure one, only what is nearly as good.
        var least = minFit ?? threshold * Fit.Beside;
        var sureScore = minFit is null && query.QuotesError ? ranked.Take(Deciding).Where(found => Fit.IsSure(found.Match, query, index)).Select(found => found.Match.Score).DefaultIfEmpty(0).Max() : 0;
        bool Passes((CardMatch Match, double Fit) found) => !silent && found.Fit >= least && found.Match.Score >= sureScore * Fit.BesideSure;
        var sure = ranked.Take(limit).Where(Passes).Select(found => Item(found.Match, found.Fit, query, weak: false));
        var weak = gate == Gate.Asked && minFit is null
            ? ranked.Where(found => !Passes(found) && Related(found.Match, query)).Take(MostWeak).Select(found => Item(found.Match, found.Fit, query, weak: true))
            : [];
        List<RecallItem> items = [.. sure.Concat(weak).Take(limit)];
        return new RecallAnswer(items, items.Count > 0 ? null : gate == Gate.Asked && minFit is null ? Silence.NoMatch : Silence.BelowThreshold);
    }

    /// <summary>All matches of a question, best first, without silence.</summary>
    public IReadOnlyList<CardMatch> Rank(SituationQuery query, int candidates = MaxCandidates)
    {
        var ranker = new Ranker(query, index, weights, now);
        var matches = new List<CardMatch>();
        // In the order in which an index keeps them, so that it reads no part of itself twice.
        foreach (var number in sources.SelectMany(source => source(query, index, candidates)).Distinct().Order())
        {
            index.Read(number, ranker.Card);
            if (wanted is null || wanted(number, ranker.Card))
                matches.Add(ranker.Match(number));
        }

        matches.Sort(Better);
        return matches;
    }

    private RecallItem Item(CardMatch match, double fit, SituationQuery query, bool weak) =>
        new(match.Number, match.Id, fit, match.Score, match.Signature, query.QuotesError && Fit.IsSure(match, query, index), weak, Explanation.Of(match, query, index));

    private bool Related(CardMatch match, SituationQuery query) =>
        match.Signature || query.Terms.Where((term, i) => match.Earned[i] > 0 && term.Kind is QueryTermKind.Word or QueryTermKind.Identifier or QueryTermKind.Flag)
            .Any(term => !RequestWords.Contains(term.Forms[0].Term) && term.Forms.Any(form => index.Frequency(form.Term) is var cards and > 0 && Idf.Of(cards, index.Count) >= Telling));

    // Of equal scores the newer card comes first.
    private static int Better(CardMatch a, CardMatch b) =>
        b.Score.CompareTo(a.Score) is var order and not 0 ? order : b.Number.CompareTo(a.Number);
}
