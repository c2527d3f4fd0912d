namespace SelfLearning.Core.Recall;

/// <summary>The first stage: which cards are worth ranking. Rare words fetch; common ones only re-rank. The work is bounded whatever
/// the store's size, and depends only on what <see cref="ICardIndex"/> promises, so every index gives the same cards.</summary>
public static class WordCandidates
{
    /// <summary>A term in more than this share of the cards is common.</summary>
    public const double CommonShare = 0.05;

    /// <summary>No term in so few cards is common.</summary>
    public const int RareFloor = 200;

    /// <summary>How many entries of term lists are read at most.</summary>
    public const int MaxPostings = 6000;

    /// <summary>Of words that are both in more cards than this, no pair is looked for: it would take longer than an answer may.</summary>
    public const int MaxPaired = 20_000;

    /// <summary>The numbers of at most <paramref name="limit"/> cards, the likeliest first.</summary>
    public static IReadOnlyList<int> Of(SituationQuery query, ICardIndex index, int limit)
    {
        var asked = Asked(query, index);
        var rare = Math.Max(RareFloor, (int)(index.Count * CommonShare));
        // Made large at once: growing step by step costs more pages than it saves.
        var weights = new Dictionary<int, double>(Math.Min(index.Count, MaxPostings));
        var read = 0;
        var fetched = 0;
        // Of common words alone, the cards that have two are enough where there are many.
        if (asked.Count > 0 && asked[0].Frequency > rare)
        {
            Pairs(asked, 0, index, weights, MaxPostings);
            if (weights.Count >= limit)
                return Best(weights, limit);
            weights.Clear();
        }

        foreach (var (term, weight, frequency) in asked)
        {
            if (fetched > 0 && (frequency > rare || read + frequency > MaxPostings))
                break;
            // Where nothing but one such word is known, its cards differ by their age alone.
            foreach (var card in index.Newest(term, MaxPostings))
                weights[card] = weights.GetValueOrDefault(card) + weight;
            read += Math.Min(frequency, MaxPostings);
            fetched++;
        }

        Pairs(asked, fetched, index, weights, MaxPostings - read);
        if (weights.Count <= limit)
            return [.. weights.Keys];
        foreach (var (term, weight, frequency) in asked.Take(fetched))
        {
            if (frequency > MaxPaired)
                continue;
            foreach (var card in index.WithInTitle(term))
            {
                if (weights.ContainsKey(card))
                    weights[card] += weight / 2;
            }
        }

        return Best(weights, limit);
    }

    private static IReadOnlyList<int> Best(Dictionary<int, double> weights, int limit) =>
        [.. weights.OrderByDescending(pair => pair.Value).ThenByDescending(pair => pair.Key).Take(limit).Select(pair => pair.Key)];

    // Two words that are each too common to read through may be rare together.
    private static void Pairs(List<(string Term, double Weight, int Frequency)> asked, int from, ICardIndex index, Dictionary<int, double> weights, int room)
    {
        for (var i = from; i < Math.Min(asked.Count, from + 3); i++)
        {
            for (var j = i + 1; j < Math.Min(asked.Count, from + 4); j++)
            {
                if (room <= 0 || asked[i].Frequency > MaxPaired)
                    return;
                // So many cards have both at the least: where that is too many already, the lists need not be read.
                if (asked[i].Frequency + asked[j].Frequency - index.Count > room || index.WithBoth(asked[i].Term, asked[j].Term, room) is not { } both)
                    continue;
                room -= both.Count;
                foreach (var card in both)
                    weights[card] = Math.Max(weights.GetValueOrDefault(card), asked[i].Weight + asked[j].Weight);
            }
        }
    }

    private static List<(string Term, double Weight, int Frequency)> Asked(SituationQuery query, ICardIndex index)
    {
        var best = new Dictionary<string, (double Weight, int Frequency)>(StringComparer.Ordinal);
        foreach (var term in query.Terms)
        {
            if (term.Kind is QueryTermKind.Filler or QueryTermKind.Skill)
                continue;
            foreach (var (form, worth) in term.Forms)
            {
                var frequency = index.Frequency(form);
                if (frequency == 0)
                    continue;
                var weight = term.Weight * worth * Idf.Of(frequency, index.Count);
                if (!best.TryGetValue(form, out var known) || known.Weight < weight)
                    best[form] = (weight, frequency);
            }
        }

        return [.. best.Select(pair => (pair.Key, pair.Value.Weight, pair.Value.Frequency)).OrderBy(term => term.Frequency).ThenBy(term => term.Key, StringComparer.Ordinal)];
    }
}
