namespace SelfLearning.Core.Recall;

/// <summary>How well a card answers a situation, 0–1: a logistic function of the match's features with weights of one sign, so that a
/// better match never has a lower fit. The weights were learned on the development sets against prompts that have no card, ordinary ones above all.</summary>
public static class Fit
{
    /// <summary>The part of the threshold that a card must reach beside one that reaches all of it.</summary>
    public const double Beside = 0.5;

    // A synonym in a title says less than its word.
    private const double SureForm = 0.65;

    // A line that more cards have is a commonplace.
    private const int TellingSignature = 5;
    private const double OwnError = 0.9;
    private const double Bias = -10.0;

    /// <summary>The features of a match.</summary>
    /// <param name="match">The match.</param>
    /// <param name="query">The question.</param>
    /// <param name="index">The index they are from.</param>
    public static FitFeatures Features(CardMatch match, SituationQuery query, ICardIndex index)
    {
        var count = index.Count;
        // What picks one card of so many by chance; a handful of cards is taken for fifty.
        var sure = Math.Log(Math.Max(50, count));
        var (said, title) = Title(match.Card, query, index);
        var asked = Math.Max(match.Asked, 1e-9);
        return new FitFeatures(
            Math.Min(1, match.Coverage),
            Math.Min(1, match.Passage / asked),
            Math.Max(0, match.Found - Math.Log(Math.Max(1, count))) / asked,
            Math.Min(1, match.Score / match.StaticScore / asked),
            Math.Min(1, match.Terms / 6.0),
            title > 0 ? said / title : 0,
            Math.Min(1, said / (3 * sure)),
            query.QuotesError ? 1 : 0);
    }

    // The nats of the title that the question says, and all of them.
    private static (double Said, double All) Title(IndexedCard card, SituationQuery query, ICardIndex index)
    {
        var asked = query.Terms.Where(term => term.Kind != QueryTermKind.Filler).SelectMany(term => term.Forms.Where(form => form.Worth >= SureForm)).Select(form => form.Term).ToHashSet(StringComparer.Ordinal);
        var said = 0.0;
        var all = 0.0;
        foreach (var term in card.Fields[(int)CardField.Title].Distinct())
        {
            var weight = Idf.Of(index.Frequency(term), index.Count);
            all += weight;
            if (asked.Contains(term))
                said += weight;
        }

        return (said, all);
    }

    /// <summary>The fit of a match's features.</summary>
    public static double Of(FitFeatures f) => 1 / (1 + Math.Exp(-(Bias
        + (2.4 * f.Coverage) + (1.8 * f.Together) + (2.5 * f.Surprise) + (5.5 * f.Strength) + (6.1 * f.Breadth)
        + (2.2 * f.TitleDepth) + (3.0 * f.Title * f.TitleDepth) + (3.2 * f.Title * f.Breadth) + f.Error)));

    /// <summary>The fit of a match: that of its features, and a high one where the card has a line of this very error that few cards have.</summary>
    public static double Of(CardMatch match, SituationQuery query, ICardIndex index)
    {
        var fit = Of(Features(match, query, index));
        if (!match.Signature)
            return fit;
        for (var i = 0; i < query.Terms.Count; i++)
        {
            if (query.Terms[i].Kind == QueryTermKind.Signature && match.Earned[i] > 0 && index.Frequency(query.Terms[i].Forms[0].Term) <= TellingSignature)
                return Math.Max(fit, OwnError);
        }

        return fit;
    }

    /// <summary>The fit below which recall says nothing: a prompt that nobody asked about needs most, an error least.</summary>
    public static double Threshold(SituationKind kind) => kind switch
    {
        SituationKind.Prompt => 0.50,
        SituationKind.Question => 0.40,
        _ => 0.30,
    };
}
