using SelfLearning.Core.Backport;

namespace SelfLearning.App.Features.Backports;

/// <summary>What of ours stands in a skill folder.</summary>
public static class InspectBackport
{
    public sealed record Result(BackportTarget Target, TargetMarks Skill, TargetMarks? Reference, IReadOnlyList<string> RemoveInstructions);

    public static Result Run(Workspace work, string skillPath, string? backportId, string? cardId)
    {
        var target = BackportTarget.OfSkill(work, skillPath);
        var skill = TargetMarks.Of(target.Find(SkillBackport.SkillPath)!);
        var reference = target.Find(SkillBackport.ReferencePath) is { } text ? TargetMarks.Of(text) : null;
        foreach (var (path, marks) in new[] { (SkillBackport.SkillPath, skill), (SkillBackport.ReferencePath, reference) })
        {
            if (marks?.Fault is { } fault)
                work.Warnings.Add($"{path}, {fault}");
        }

        return new Result(target, skill, reference, Inspection.Remove(skill, reference, backportId, cardId));
    }
}
