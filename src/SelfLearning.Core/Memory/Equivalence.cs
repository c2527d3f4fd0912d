using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Memory;

/// <summary>When two cards say the same: they have the same <c>key</c>, or else the same skill, title and use, case-blind.</summary>
public sealed class Equivalence
{
    private readonly Dictionary<string, string> firstId = new(StringComparer.Ordinal);
    private readonly Func<string, string?> before;

    private Equivalence(Func<string, string?> before) => this.before = before;

    /// <summary>Equivalence of cards that were folded elsewhere.</summary>
    /// <param name="firstOf">The id of the first card with a key; null where there is none.</param>
    public static Equivalence OfKeys(Func<string, string?> firstOf) => new(firstOf);

    public static Equivalence Of(Fold cards)
    {
        var known = new Equivalence(_ => null);
        var journal = cards.Journal;
        for (var row = 0; row < journal.Count; row++)
        {
            if (!journal.IsForeign(row))
                known.Add(journal.Id(row), Key(journal, row));
        }

        return known;
    }

    /// <summary>The key of a card in a row of its journal; empty where it says nothing.</summary>
    public static string Key(Journal cards, int row) =>
        Key(cards.Text(row, Field.Key), cards.Text(row, Field.PrimarySkill), cards.Scalar(row, Field.Title), cards.Scalar(row, Field.WhenToUse));

    /// <summary>The key of a card, as it stands in the signal that reinforces another.</summary>
    public static string Key(CardRecord card) => Key(card.Key, card.PrimarySkill, card.Title, card.WhenToUse);

    /// <summary>The id of the first card that says the same; else of the first with the same title and use that has no skill and no key; null where
    /// there is neither.</summary>
    public string? Find(CardRecord card) => First(Key(card)) ?? First(Key(null, null, card.Title, card.WhenToUse));

    public void Add(string id, CardRecord card) => Add(id, Key(card));

    private static string Key(string? key, string? skill, string? title, string? whenToUse)
    {
        if (Plain(key) is { Length: > 0 } own)
            return "key:" + own;
        var first = Plain(skill) is Skill.Unknown or "none" or "null" ? "" : Plain(skill);
        return $"{first}|{Plain(title)}|{Plain(whenToUse)}".Trim('|');
    }

    /// <summary>The id of the first card with a key; null where there is none.</summary>
    public string? First(string key) => key.Length == 0 ? null : before(key) ?? firstId.GetValueOrDefault(key);

    private static string Plain(string? text) => PythonText.Lower(PythonText.Strip(text));

    private void Add(string id, string key)
    {
        if (key.Length > 0)
            firstId.TryAdd(key, id);
    }
}
