using SelfLearning.Core.Memory;

namespace SelfLearning.Core.Recall;

/// <summary>Why a card stands where it stands: what each thing asked for added to its score.</summary>
internal static class Explanation
{
    private const int Most = 8;

    public static IReadOnlyList<Reason> Of(CardMatch match, SituationQuery query)
    {
        var reasons = new List<Reason>();
        for (var i = 0; i < query.Terms.Count; i++)
        {
            if (match.Earned[i] > 0)
                reasons.Add(new Reason(Feature(query.Terms[i].Kind), query.Terms[i].Text, Math.Round(match.Earned[i], 3)));
        }

        if (match.Proximity > 0)
            reasons.Add(new Reason("near-words", "words of the question next to each other", Math.Round(match.Proximity, 3)));
        List<Reason> shown = [.. reasons.OrderByDescending(reason => reason.Weight).Take(Most)];
        shown.Add(new Reason("coverage", "part of the question found", Math.Round(match.Coverage, 3)));
        if (Math.Abs(match.StaticScore - 1) > 0.001)
            shown.Add(new Reason("standing", "status, evidence and age", Math.Round(match.StaticScore, 3)));
        var (helped, harmed) = (match.Card.Facts.Helped, match.Card.Facts.Harmed);
        if (Trust.Of(helped, harmed) is { } trust)
            shown.Add(new Reason("trust", $"{helped} helped, {harmed} harmed", Math.Round(trust, 3)));
        return shown;
    }

    private static string Feature(QueryTermKind kind) => kind switch
    {
        QueryTermKind.Identifier => "identifier",
        QueryTermKind.Flag => "flag",
        QueryTermKind.Symbol => "symbol",
        QueryTermKind.Signature => "signature",
        QueryTermKind.Skill => "skill",
        _ => "word",
    };
}
