using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Core.Recall;

/// <summary>How well a card answers a situation, 0–1: a logistic function of the match's features with weights of one sign, so that a
/// better match never has a lower fit. The weights were learned on the development sets against prompts that have no card, ordinary ones above all.</summary>
public static class Fit
{
    /// <summary>The part of a sure card's score that another must have to stand beside it, where an error is quoted.</summary>
    public const double BesideSure = 0.6;

    /// <summary>The part of the threshold that a card must reach beside one that reaches all of it.</summary>
    public const double Beside = 0.5;

    // A synonym in a title says less than its word.
    private const double SureForm = 0.65;

    // A line that more cards have is a commonplace.
    private const int TellingSignature = 5;
    // What a stretch needs: words, telling ones among them, and nats beside ln N, which pick one card of N by chance. Where no error is quoted, people
    // say the same things in the same words without meaning the same.
    private static readonly VerbatimRun InError = new(4, 3, 2);
    private static readonly VerbatimRun InProse = new(6, 4, 3);
    private const double OwnError = 0.9;
    private const double Bias = -7.46;

    /// <summary>The features of a match.</summary>
    /// <param name="match">The match.</param>
    /// <param name="query">The question.</param>
    /// <param name="index">The index they are from.</param>
    public static FitFeatures Features(CardMatch match, SituationQuery query, ICardIndex index)
    {
        // What picks one card of so many by chance; a handful of cards is taken for fifty.
        var sure = Math.Log(Math.Max(50, index.Count));
        var (said, title) = Title(match.Card, query, index);
        return new FitFeatures(
            Math.Min(1, match.Coverage),
            Math.Min(1, match.Score / match.StaticScore / Math.Max(match.Asked, 1e-9)),
            Math.Min(1, TellingTerms(match, query) / 6.0),
            Math.Min(1, match.Run.Words / 5),
            title > 0 ? said / title : 0,
            Math.Min(1, said / (3 * sure)),
            1 - Math.Min(1, match.Card.Fields.Take(CardFields.Worded).Sum(field => field.Length) / 200.0),
            query.QuotesError ? 1 : 0);
    }

    private static int TellingTerms(CardMatch match, SituationQuery query) =>
        query.Terms.Where((term, i) => match.Earned[i] > 0 && term.Kind is QueryTermKind.Word or QueryTermKind.Identifier or QueryTermKind.Flag && !RequestWords.Contains(term.Forms[0].Term)).Count();

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
        + (3.1 * f.Coverage) + (4.1 * f.Strength) + (3.2 * f.Breadth) + (3.3 * f.Brevity * f.Breadth) + (1.8 * f.Verbatim)
        + (1.9 * f.TitleDepth) + (2.3 * f.Title * f.Breadth) + (1.25 * f.Error))));

    /// <summary>The fit of a match: that of its features, and a high one where the card has a line of this very error that few cards have.</summary>
    public static double Of(CardMatch match, SituationQuery query, ICardIndex index)
    {
        var fit = Of(Features(match, query, index));
        return IsSure(match, query, index) ? Math.Max(fit, OwnError) : fit;
    }

    /// <summary>Whether a match is beyond doubt: the card has a line of this very error that few cards have, or says a stretch of the situation word by
    /// word that is too long and too rare to be there by chance.</summary>
    public static bool IsSure(CardMatch match, SituationQuery query, ICardIndex index)
    {
        var needed = query.QuotesError ? InError : InProse;
        if (match.Run.Words >= needed.Words && match.Run.Telling >= needed.Telling && match.Run.Nats >= needed.Nats + Math.Log(Math.Max(50, index.Count)))
            return true;
        if (!match.Signature)
            return false;
        for (var i = 0; i < query.Terms.Count; i++)
        {
            if (query.Terms[i].Kind == QueryTermKind.Signature && match.Earned[i] > 0 && index.Frequency(query.Terms[i].Forms[0].Term) <= TellingSignature)
                return true;
        }

        return false;
    }

    /// <summary>The fit below which recall says nothing: a prompt that nobody asked about needs most, an error least.</summary>
    public static double Threshold(SituationKind kind) => kind switch
    {
        SituationKind.Prompt => 0.50,
        SituationKind.Question => 0.35,
        _ => 0.30,
    };
}
