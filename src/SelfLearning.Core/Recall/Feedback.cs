using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Core.Recall;

/// <summary>What the best cards have in common, asked for as well: pseudo-relevance feedback after V. Lavrenko and W. B. Croft,
/// "Relevance based language models" (SIGIR 2001), at a small weight. It orders; it never counts for the fit.</summary>
internal static class Feedback
{
    /// <summary>The query and the terms that its best matches share; the same query where nothing is shared.</summary>
    public static SituationQuery Expand(SituationQuery query, IReadOnlyList<CardMatch> best, ICardIndex index, RankingWeights weights)
    {
        var top = Math.Min(weights.FeedbackCards, best.Count);
        if (top < 2 || weights.Feedback <= 0 || best[0].Score <= 0)
            return query;
        var known = query.Terms.SelectMany(term => term.Forms).Select(form => form.Term).ToHashSet(StringComparer.Ordinal);
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < top; i++)
        {
            var card = best[i].Card;
            var length = 0;
            for (var field = 0; field < CardFields.Worded; field++)
                length += card.Fields[field].Length;
            var part = Math.Pow(best[i].Score / best[0].Score, 2) / (length + 20.0);
            for (var field = 0; field < CardFields.Worded; field++)
            {
                foreach (var term in card.Fields[field])
                {
                    if (!known.Contains(term))
                        shares[term] = shares.GetValueOrDefault(term) + part;
                }
            }
        }

        var chosen = shares
            .Where(share => !StopWords.Contains(share.Key) && index.Frequency(share.Key) > 1)
            .Select(share => (Term: share.Key, Weight: share.Value * Idf.Of(index.Frequency(share.Key), index.Count)))
            .OrderByDescending(share => share.Weight).ThenBy(share => share.Term, StringComparer.Ordinal)
            .Take(weights.FeedbackTerms).ToList();
        if (chosen.Count == 0)
            return query;
        List<QueryTerm> terms = [.. query.Terms];
        foreach (var (term, weight) in chosen)
            terms.Add(new QueryTerm(term, [new QueryForm(term, 1)], weights.Feedback * weight / chosen[0].Weight, QueryTermKind.Feedback, int.MaxValue / 2));
        return query.With(terms);
    }
}
