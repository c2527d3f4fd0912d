using SelfLearning.Core.Backport;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Skills.Drafts;

/// <summary>A new skill made of cards: its texts, each part of a card in marks, so that it can be refreshed, blamed and removed like any other.</summary>
public static class SkillDraft
{
    // A card of more tokens than this, or those beyond the skill's budget, stand in a file of their own.
    private const int LongCard = 400;
    private const int Budget = SkillBody.MaxTokens * 3 / 5;

    /// <summary>The SKILL.md and which cards it holds only the head of.</summary>
    public sealed record Result(string Skill, string? Lessons, IReadOnlyList<BackportCard> Long);

    /// <param name="name">The skill's name, valid by the format.</param>
    /// <param name="cards">The cards, in the order of the instructions.</param>
    /// <param name="skillId">The backport of SKILL.md.</param>
    /// <param name="lessonsId">The backport of the file with the long cards.</param>
    public static Result Of(string name, IReadOnlyList<BackportCard> cards, string skillId, string lessonsId)
    {
        var inLessons = Longest(cards);
        var head = $"---\nname: {name}\ndescription: {YamlText.Quoted(SkillDescription.Of(cards))}\n---\n\n# {Title(name)}\n\n"
            + "Each section says when it applies. Follow the steps of the one that fits, and mind the gotchas.\n";
        var body = SectionText.InstructionsHeading + "\n" + string.Concat(cards.Select(c => "\n" + CardText.Block(c, skillId, "\n", noFinalNewline: false, inLessons.Contains(c) ? CardPart.Summary : CardPart.Steps)));
        List<BackportCard> traps = [.. cards.Where(c => c.Gotchas.Count > 0 && !inLessons.Contains(c))];
        if (traps.Count > 0)
            body += "\n" + SectionText.GotchasHeading + "\n" + string.Concat(traps.Select(c => "\n" + CardText.Block(c, skillId, "\n", noFinalNewline: false, CardPart.Gotchas)));
        var skill = SectionText.Appended(new TargetText(head), SectionText.New(skillId, body, new TargetText(head), rest: head));
        var lessons = inLessons.Count == 0 ? null : SectionText.New(lessonsId,
            SectionText.LessonsHeading + "\n" + string.Concat(inLessons.Select(c => "\n" + CardText.Block(c, lessonsId, "\n", noFinalNewline: false))), new TargetText(""), rest: "");
        return new Result(skill, lessons, inLessons);
    }

    /// <summary>The texts of the cards' parts as they stand in SKILL.md.</summary>
    public static IEnumerable<(string CardId, string Body)> Parts(IReadOnlyList<BackportCard> cards, IReadOnlyList<BackportCard> inLessons) => cards.SelectMany(c => inLessons.Contains(c)
        ? [(c.Id, CardText.Body(c, CardPart.Summary))]
        : new[] { (c.Id, CardText.Body(c, CardPart.Steps)), (c.Id, CardText.Body(c, CardPart.Gotchas)) });

    private static List<BackportCard> Longest(IReadOnlyList<BackportCard> cards)
    {
        int Size(BackportCard c) => SkillBody.Tokens(CardText.Body(c, CardPart.Steps)) + SkillBody.Tokens(CardText.Body(c, CardPart.Gotchas));
        var over = cards.Sum(Size) - Budget;
        var moved = new HashSet<BackportCard>();
        foreach (var card in cards.OrderByDescending(Size).Where(c => Size(c) > LongCard || over > 0))
        {
            moved.Add(card);
            over -= Size(card);
        }

        return [.. cards.Where(moved.Contains)];
    }

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
