namespace SelfLearning.Core.Backport;

/// <summary>How a person takes a backport or a card out of a skill by hand, in numbered sentences.</summary>
public static class Inspection
{
    public static IReadOnlyList<string> Remove(TargetMarks skill, TargetMarks? reference, string? backportId, string? cardId)
    {
        if (skill.Section is null && reference is null)
            return ["This skill has no backported content."];
        var cards = (reference?.Cards ?? []).Where(c => (backportId is null || c["backport_id"] == backportId) && (cardId is null || c.Id == cardId)).ToList();
        var steps = new List<string>();
        if (cards.Count > 0)
            steps.Add($"In {SkillBackport.ReferencePath}, delete from the start mark to the end mark of: {string.Join(", ", cards.Select(c => $"{c.Id} (lines {c.FirstLine + 1}-{c.LastLine + 1})"))}.");
        else if (backportId is not null || cardId is not null)
            steps.Add("No card in this skill has that id.");
        if (skill.Section is { } section)
            steps.Add($"When no card is left, delete {SkillBackport.ReferencePath} and lines {section.FirstLine + 1}-{section.LastLine + 1} of {SkillBackport.SkillPath}.");
        return steps;
    }
}
