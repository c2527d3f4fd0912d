using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Memory;

/// <summary>When two cards say the same: they have the same <c>key</c>, or else the same skill, title and use, case-blind.</summary>
public sealed class Equivalence
{
    private readonly Dictionary<string, string> firstId = new(StringComparer.Ordinal);

    public static Equivalence Of(Fold cards)
    {
        var known = new Equivalence();
        var journal = cards.Journal;
        for (var row = 0; row < journal.Count; row++)
        {
            if (!journal.IsForeign(row))
            {
                known.Add(journal.Id(row), Key(
                    journal.Text(row, Field.Key), journal.Text(row, Field.PrimarySkill), journal.Scalar(row, Field.Title), journal.Scalar(row, Field.WhenToUse)));
            }
        }

        return known;
    }

    /// <summary>The key of a card, as it stands in the signal that reinforces another.</summary>
    public static string Key(CardRecord card) => Key(card.Key, card.PrimarySkill, card.Title, card.WhenToUse);

    /// <summary>The id of the first card that says the same; else of the first with the same title and use that has no skill and no key; null where
    /// there is neither.</summary>
    public string? Find(CardRecord card) =>
        firstId.GetValueOrDefault(Key(card))
        ?? firstId.GetValueOrDefault(Key(null, null, card.Title, card.WhenToUse));

    public void Add(string id, CardRecord card) => Add(id, Key(card));

    private static string Key(string? key, string? skill, string? title, string? whenToUse)
    {
        if (Plain(key) is { Length: > 0 } own)
            return "key:" + own;
        var first = Plain(skill) is Skill.Unknown or "none" or "null" ? "" : Plain(skill);
        return $"{first}|{Plain(title)}|{Plain(whenToUse)}".Trim('|');
    }

    private static string Plain(string? text) => PythonText.Lower(PythonText.Strip(text));

    private void Add(string id, string key)
    {
        if (key.Length > 0)
            firstId.TryAdd(key, id);
    }
}
