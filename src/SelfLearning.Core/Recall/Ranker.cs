namespace SelfLearning.Core.Recall;

/// <summary>The second stage: the score of a card for a query, a pure function of both, the index's statistics and the time. BM25F
/// (Robertson, Zaragoza and Taylor, "Simple BM25 extension to multiple weighted fields", 2004) over the card's fields; of the forms
/// of a term the best counts; the best stretch of a field and the share of the question found add to it.</summary>
public sealed class Ranker
{
    private readonly SituationQuery query;
    private readonly RankingWeights weights;
    private readonly DateTimeOffset now;
    private static readonly int[] None = [];
    private readonly ICardIndex index;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<int[]> entriesOf = [];
    private readonly List<(int Term, double Worth)> entries = [];
    private readonly RunFinder runs;
    private readonly double[] termWeight;
    private readonly double[] averages = new double[CardFields.Worded];
    private readonly double asked;
    private readonly double[] frequency;
    private readonly List<(int At, int Term)> hits = [];
    private readonly int[] inWindow;
    private double passage;
    private VerbatimRun run;
    private readonly double chance;

    public Ranker(SituationQuery query, ICardIndex index, RankingWeights weights, DateTimeOffset now)
    {
        this.query = query;
        this.index = index;
        this.weights = weights;
        this.now = now;
        chance = Math.Log(Math.Max(50, index.Count));
        for (var field = 0; field < averages.Length; field++)
            averages[field] = Math.Max(1, index.AverageLength((CardField)field));

        termWeight = new double[query.Terms.Count];
        for (var i = 0; i < termWeight.Length; i++)
        {
            var term = query.Terms[i];
            var primary = index.Frequency(term.Forms[0].Term);
            termWeight[i] = term.Weight * Idf.Of(primary, index.Count);
            if (Counts(term.Kind))
                asked += termWeight[i];
            foreach (var (form, worth) in term.Forms)
            {
                var own = index.Frequency(form);
                if (own == 0)
                    continue;
                // A common form of a rare word tells no more than it would by itself.
                var rarity = Math.Min(1, Idf.Of(own, index.Count) / Idf.Of(primary, index.Count));
                var known = Number(form);
                entriesOf[known] = [.. entriesOf[known], entries.Count];
                entries.Add((i, worth * rarity));
            }
        }

        runs = new RunFinder(query.Said, Number);
        Card = new CardTerms(numbers);
        frequency = new double[entries.Count];
        inWindow = new int[termWeight.Length];
    }

    /// <summary>The card that is read last.</summary>
    public CardTerms Card { get; }

    /// <summary>The match of the card that was read last.</summary>
    /// <param name="number">Its number in the index.</param>
    public CardMatch Match(int number)
    {
        Array.Clear(frequency);
        passage = 0;
        run = default;
        for (var field = 0; field < CardFields.Worded; field++)
            Read(Card.Of((CardField)field), field);
        foreach (var mark in Card.Of(CardField.Marks))
        {
            foreach (var entry in CardTerms.Number(mark) is >= 0 and var known ? entriesOf[known] : None)
                frequency[entry] = double.PositiveInfinity;
        }

        var earned = new double[termWeight.Length];
        var worths = new double[termWeight.Length];
        for (var entry = 0; entry < entries.Count; entry++)
        {
            if (frequency[entry] <= 0)
                continue;
            var (term, worth) = entries[entry];
            var part = double.IsPositiveInfinity(frequency[entry]) ? 1 : frequency[entry] / (weights.Saturation + frequency[entry]);
            var gain = termWeight[term] * worth * part;
            earned[term] = Math.Max(earned[term], gain);
            worths[term] = Math.Max(worths[term], worth);
        }

        var match = new CardMatch(number, Card.Id, index, earned);
        Sum(match, worths);
        match.StaticScore = Recall.StaticScore.Factor(Card.Facts, now);
        match.Passage = passage;
        match.Asked = asked;
        match.Run = run;
        match.Score = (match.Score + (weights.Passage * passage) + (query.QuotesError ? Math.Max(0, run.Nats - chance) : 0))
            * (1 - weights.Coverage + (weights.Coverage * match.Coverage))
            * match.StaticScore;
        return match;
    }

    private void Sum(CardMatch match, double[] worths)
    {
        for (var i = 0; i < worths.Length; i++)
        {
            if (worths[i] <= 0)
                continue;
            match.Score += match.Earned[i];
            match.Signature |= query.Terms[i].Kind == QueryTermKind.Signature;
            if (!Counts(query.Terms[i].Kind))
                continue;
            match.Coverage += termWeight[i] * worths[i] / Math.Max(asked, 1e-9);
            match.Found += termWeight[i] * worths[i];
            match.Terms++;
        }
    }

    // Adds a field's terms.
    private void Read(ReadOnlySpan<int> terms, int field)
    {
        var part = 1 / (1 - weights.LengthNormalization + (weights.LengthNormalization * terms.Length / averages[field]));
        hits.Clear();
        runs.BeginField();
        for (var at = 0; at < terms.Length; at++)
        {
            var number = CardTerms.Number(terms[at]);
            if (!CardTerms.IsVolatile(terms[at]))
                runs.Read(number);
            if (number < 0)
                continue;
            foreach (var entry in entriesOf[number])
            {
                frequency[entry] += part;
                var term = entries[entry].Term;
                if (Counts(query.Terms[term].Kind) && (hits.Count == 0 || hits[^1] != (at, term)))
                    hits.Add((at, term));
            }
        }

        Passage();
        if (runs.EndField() is var stretch && stretch.Nats > run.Nats)
            run = stretch;
    }

    // The most that is said of the question in a stretch of a field as long as a sentence.
    private void Passage()
    {
        Array.Clear(inWindow);
        var sum = 0.0;
        for (int first = 0, last = 0; last < hits.Count; last++)
        {
            if (inWindow[hits[last].Term]++ == 0)
                sum += termWeight[hits[last].Term];
            for (; hits[last].At - hits[first].At >= weights.Window; first++)
            {
                if (--inWindow[hits[first].Term] == 0)
                    sum -= termWeight[hits[first].Term];
            }

            passage = Math.Max(passage, sum);
        }
    }

    private int Number(string term)
    {
        if (!numbers.TryGetValue(term, out var number))
        {
            numbers.Add(term, number = entriesOf.Count);
            entriesOf.Add(None);
        }

        return number;
    }

    private static bool Counts(QueryTermKind kind) => kind is QueryTermKind.Word or QueryTermKind.Identifier or QueryTermKind.Flag;
}
