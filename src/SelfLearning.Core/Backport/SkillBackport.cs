using SelfLearning.Core.Text;
namespace SelfLearning.Core.Backport;

/// <summary>Cards on their way into a skill folder: a pointer in SKILL.md, the cards in a reference file.</summary>
public static class SkillBackport
{
    public const string SkillPath = "SKILL.md";
    public const string ReferencePath = "references/self-learning-aha.md";

    /// <summary>The folder of the skill whose reference file this is; null for any other file.</summary>
    public static string? FolderOf(string file) => file.EndsWith("/" + ReferencePath, StringComparison.Ordinal) ? file[..^(ReferencePath.Length + 1)] : null;

    public static TargetPlan Plan(TargetText skill, TargetText? reference, IReadOnlyList<BackportCard> cards, string backportId, string ts)
    {
        var skillMarks = TargetMarks.Of(skill);
        var referenceMarks = reference is null ? null : TargetMarks.Of(reference);
        if (Fault(SkillPath, skillMarks) is { } fault || (referenceMarks is not null && (fault = Fault(ReferencePath, referenceMarks)!) is not null))
            return TargetPlan.Refused(fault);

        var existing = referenceMarks?.Ids ?? [];
        var added = cards.Where(c => !existing.Contains(c.Id)).ToList();
        List<string> result = [.. existing, .. added.Select(c => c.Id)];
        var (skillText, change) = Skill(skill, skillMarks, backportId, added.Count > 0);
        var referenceText = added.Count == 0
            ? reference?.Text
            : Reference(reference, referenceMarks, skill.LineEnd, added, backportId, ts, result);
        var plan = new TargetPlan(
            [new TextChange(SkillPath, skill.Text, skillText), new TextChange(ReferencePath, reference?.Text, referenceText)],
            existing, [.. added.Select(c => c.Id)], result, change);
        return Verified(plan, result);
    }

    /// <summary>Why a file's marks do not allow a change, or null.</summary>
    internal static string? Fault(string path, TargetMarks marks) =>
        marks.Fault is { } fault ? $"{path}, {fault}"
        : marks.OpenAtEnd is { } open ? $"{path}, line {open.Line + 1}: {open.What} is never closed, so text at the end would be part of it"
        : marks.EndsInCarriageReturn ? $"{path} ends in a lone carriage return"
        : null;

    private static (string Text, string Change) Skill(TargetText skill, TargetMarks marks, string backportId, bool isNews)
    {
        if (marks.Section is not { } section)
            return (SectionText.Appended(skill, SectionText.New(backportId, SectionText.Pointer, skill)), TargetPlan.AppendedBlock);
        return isNews ? (SectionText.WithId(skill, section, backportId), TargetPlan.UpdatedMarkerId) : (skill.Text, TargetPlan.Unchanged);
    }

    private static string Reference(
        TargetText? reference, TargetMarks? marks, string skillLineEnd, List<BackportCard> added, string backportId, string ts, List<string> result)
    {
        var lineEnd = reference is { Count: > 0 } ? reference.LineEnd : skillLineEnd;
        var blocks = added.Select((c, i) => CardText.Block(c, backportId, lineEnd, i == 0 && reference is { EndsBare: true })).ToList();
        return reference is null
            ? ReferenceFile.New(lineEnd, backportId, ts, result, blocks)
            : ReferenceFile.Extended(reference, marks!, backportId, ts, result, blocks);
    }

    /// <summary>The plan, if what it makes reads as it should; a text that defeats the marks is refused rather than written.</summary>
    private static TargetPlan Verified(TargetPlan plan, IReadOnlyList<string> wanted)
    {
        var skill = TargetMarks.Of(new TargetText(plan.Changes[0].After!));
        var reference = plan.Changes[1].After is { } text ? TargetMarks.Of(new TargetText(text)) : null;
        return Fault(SkillPath, skill) is null && skill.Section is not null
            && (reference is null || (Fault(ReferencePath, reference) is null && reference.Ids.Order(StringComparer.Ordinal).SequenceEqual(wanted.Order(StringComparer.Ordinal))))
            ? plan
            : TargetPlan.Refused("the changed files would not read as they should; something in the target hides text, such as an open comment");
    }
}
