using SelfLearning.Core.Text;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Skills;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Contract;

/// <summary>What is wrong with skills, one line a finding, as compilers print it.</summary>
public static class SkillCheckAnswer
{
    public static Answer Of(Workspace work, IReadOnlyList<CheckSkills.Skill> skills)
    {
        var errors = skills.Sum(s => s.Findings.Count(f => f.IsError));
        var warnings = skills.Sum(s => s.Findings.Count) - errors;
        var json = work.Head(ok: errors == 0);
        json.Add("skills", new JsonArray(skills.Select(s => new JsonObject
        {
            { "path", s.Folder },
            { "valid", !s.Findings.Any(f => f.IsError) },
            { "tokens", s.Tokens },
            {
                "findings", new JsonArray(s.Findings.Select(f => new JsonObject
                {
                    { "grade", f.IsError ? "error" : "warning" }, { "rule", f.Rule }, { "file", f.File }, { "line", f.Line == 0 ? JsonValue.Null : f.Line }, { "message", f.Message },
                }))
            },
        })));
        json.Add("errors", errors);
        json.Add("warnings", warnings);
        return new Answer(
            json,
            output =>
            {
                foreach (var skill in skills)
                {
                    foreach (var f in skill.Findings)
                        output.Line($"{Path.GetRelativePath(work.Env.Folder, Path.Combine(skill.Folder, f.File))}{(f.Line > 0 ? $":{f.Line}" : "")}: {(f.IsError ? "error" : "warning")}: {f.Message} [{f.Rule}]");
                }

                output.Line($"{Counted.Of(skills.Count, "skill")}: {Counted.Of(errors, "error")}, {Counted.Of(warnings, "warning")}");
            },
            errors > 0 ? UserError.Cannot : 0);
    }
}
