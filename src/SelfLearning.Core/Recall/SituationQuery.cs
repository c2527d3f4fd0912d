namespace SelfLearning.Core.Recall;

/// <summary>What a situation asks of an index: its terms, with the neighbours in meaning and the compounds that the index knows.</summary>
public sealed class SituationQuery
{
    /// <summary>More terms than this do not make an answer better; the commonest are left out.</summary>
    public const int MaxTerms = 48;

    private SituationQuery(SituationKind kind, bool quotesError, IReadOnlyList<QueryTerm> terms, VerbatimText said)
    {
        Kind = kind;
        QuotesError = quotesError;
        Terms = terms;
        Said = said;
    }

    public SituationKind Kind { get; }

    /// <summary>Whether a line of the situation looks like an error's.</summary>
    public bool QuotesError { get; }

    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>What the situation says, word by word.</summary>
    internal VerbatimText Said { get; }

    /// <summary>Reads a situation against an index.</summary>
    public static SituationQuery Of(Situation situation, ICardIndex index, RankingWeights weights)
    {
        var builder = new QueryBuilder(index, weights);
        builder.Words(situation.Task, 1);
        builder.Words(situation.Prompt, 1);
        builder.Command(situation.Command);
        builder.Error(situation.Error);
        builder.Lines(situation.Task);
        builder.Lines(situation.Prompt);
        foreach (var file in situation.Files)
            builder.File(file);
        builder.Skill(situation.Skill);
        var quotes = situation.Kind == SituationKind.Error || new[] { situation.Task, situation.Prompt, situation.Error }.Any(text => text is not null && ErrorLine.StandsIn(text));
        return new SituationQuery(situation.Kind, quotes, Shorten(builder.Finish(), index), VerbatimText.Of(situation, index));
    }

    /// <summary>The same query with other terms.</summary>
    public SituationQuery With(IReadOnlyList<QueryTerm> terms) => new(Kind, QuotesError, terms, Said);

    // Long texts keep their signatures and the rarest words that the index knows; its unknown words can find nothing.
    private static List<QueryTerm> Shorten(List<QueryTerm> terms, ICardIndex index) =>
        terms.Count <= MaxTerms
            ? terms
            : [.. terms.OrderBy(term => term.Kind switch { QueryTermKind.Signature => 0, QueryTermKind.Filler => 3, _ when Known(term, index) == 0 => 2, _ => 1 })
                .ThenBy(term => Known(term, index)).Take(MaxTerms).OrderBy(term => term.Place)];

    private static int Known(QueryTerm term, ICardIndex index) => term.Forms.Max(form => index.Frequency(form.Term));
}
