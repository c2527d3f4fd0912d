namespace SelfLearning.Core.Recall;

/// <summary>What a situation asks of an index: its terms, with the neighbours in meaning and the compounds that the index knows.</summary>
public sealed class SituationQuery
{
    /// <summary>More terms than this do not make an answer better; the commonest are left out.</summary>
    public const int MaxTerms = 48;

    private SituationQuery(SituationKind kind, IReadOnlyList<QueryTerm> terms)
    {
        Kind = kind;
        Terms = terms;
    }

    public SituationKind Kind { get; }

    public IReadOnlyList<QueryTerm> Terms { get; }

    /// <summary>Reads a situation against an index.</summary>
    public static SituationQuery Of(Situation situation, ICardIndex index, RankingWeights weights)
    {
        var builder = new QueryBuilder(index, weights);
        builder.Words(situation.Task, 1);
        builder.Words(situation.Prompt, 1);
        builder.Words(situation.Command, 1);
        builder.Error(situation.Error);
        builder.Lines(situation.Task);
        builder.Lines(situation.Prompt);
        foreach (var file in situation.Files)
            builder.File(file);
        builder.Skill(situation.Skill);
        return new SituationQuery(situation.Kind, Shorten(builder.Terms, index));
    }

    /// <summary>The same query with other terms.</summary>
    public SituationQuery With(IReadOnlyList<QueryTerm> terms) => new(Kind, terms);

    private static List<QueryTerm> Shorten(List<QueryTerm> terms, ICardIndex index) =>
        terms.Count <= MaxTerms
            ? terms
            : [.. terms.OrderBy(term => term.Kind == QueryTermKind.Signature ? 0 : term.Kind == QueryTermKind.Filler ? 2 : 1)
                .ThenBy(term => index.Frequency(term.Forms[0].Term)).Take(MaxTerms).OrderBy(term => term.Place)];
}
