using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Core.Recall;

/// <summary>A card as the index keeps it: its id, the terms of each field in their order, and what is known beside its words. The fields are all that
/// ranking reads, so an index in a file (terms joined by a space, one column a field) and one in memory give the same answers.</summary>
/// <param name="Id">The card's id.</param>
/// <param name="Fields">The terms by <see cref="CardField"/>, <see cref="CardFields.Count"/> arrays.</param>
/// <param name="Facts">What is known beside the words.</param>
public sealed record IndexedCard(string Id, string[][] Fields, CardFacts Facts)
{
    /// <summary>Longer texts are indexed up to this many terms a field.</summary>
    public const int MaxTerms = 4000;

    /// <summary>Analyses a card.</summary>
    public static IndexedCard Of(RecallCard card) => Read(card, null);

    /// <summary>Analyses one of many cards.</summary>
    public static IndexedCard Of(RecallCard card, WordPool pool) => Read(card, pool);

    /// <summary>The term that marks a card's skill.</summary>
    public static string SkillMark(string skill) => "skill_" + new string([.. skill.Where(char.IsLetterOrDigit)]).ToLowerInvariant();

    private static IndexedCard Read(RecallCard card, WordPool? pool)
    {
        var fields = new string[CardFields.Count][];
        fields[(int)CardField.Title] = Terms(pool, card.Title, card.Key ?? "");
        fields[(int)CardField.When] = Terms(pool, card.WhenToUse);
        fields[(int)CardField.Problem] = Terms(pool, card.Problem);
        fields[(int)CardField.Steps] = Terms(pool, [.. card.Steps]);
        fields[(int)CardField.Notes] = Terms(pool, [.. card.Evidence, .. card.Gotchas]);
        fields[(int)CardField.Tags] = Terms(pool, [.. card.Tags, card.Skill ?? ""]);
        fields[(int)CardField.Marks] = [.. Marks(card)];
        return new IndexedCard(card.Id, fields, card.Facts);
    }

    private static string[] Terms(WordPool? pool, params string[] texts)
    {
        var terms = texts.Length == 1 ? Analyser.Terms(texts[0], pool) : [.. texts.SelectMany(text => Analyser.Terms(text, pool))];
        return terms.Length > MaxTerms ? terms[..MaxTerms] : terms;
    }

    private static IEnumerable<string> Marks(RecallCard card)
    {
        if (card.Skill is { Length: > 0 } skill && skill != "unknown")
            yield return SkillMark(skill);
        string[] texts = [card.Title, card.WhenToUse, card.Problem, .. card.Evidence, .. card.Gotchas, .. card.Steps];
        foreach (var mark in texts.SelectMany(text => ErrorSignature.InText(text)).Select(signature => signature.Mark).Distinct())
            yield return mark;
    }
}
