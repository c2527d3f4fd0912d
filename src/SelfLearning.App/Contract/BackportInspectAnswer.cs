using SelfLearning.Core.Text;
using SelfLearning.App.Features.Backports;
using SelfLearning.App.Features;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>What of ours stands in a skill.</summary>
public static class BackportInspectAnswer
{
    public static Answer Of(InspectBackport.Result result, string? backportId, string? cardId) =>
        new(Json(result, backportId, cardId), output => Text(output, result));

    private static JsonObject Json(InspectBackport.Result result, string? backportId, string? cardId)
    {
        var section = result.Skill.Section;
        var ids = result.Reference?.Ids ?? [];
        var meta = new JsonObject();
        foreach (var (key, value) in result.Reference?.Head?.Pairs ?? new Dictionary<string, string>())
            meta.Add(key, value);
        return new JsonObject
        {
            { "ok", true },
            { Keys.TargetSkillPath, result.Target.Path },
            { "files", new JsonObject { { "skill_md", Path.Combine(result.Target.Path, SkillBackport.SkillPath) }, { "aha_reference", Path.Combine(result.Target.Path, SkillBackport.ReferencePath) } } },
            {
                "skill_md_markers", new JsonObject
                {
                    { "has_backport_start", result.Skill.HasSectionStart },
                    { "has_backport_end", result.Skill.HasSectionEnd },
                    { "backport_ids", JsonArray.Of(section?["id"] is { } id ? [id] : []) },
                }
            },
            {
                "aha_reference", new JsonObject
                {
                    { "exists", result.Reference is not null },
                    { "header_meta", meta },
                    { "card_count", ids.Count },
                    { "card_ids", JsonArray.Of(ids) },
                }
            },
            { "requested", new JsonObject { { Keys.BackportId, Redacted.Text(backportId) }, { Keys.AhaId, Redacted.Text(cardId) } } },
            { "remove_instructions", JsonArray.Of(result.RemoveInstructions) },
            {
                "markers", new JsonObject
                {
                    { "skill_md", new JsonObject { { "start", Mark.Section.Start }, { "end", Mark.Section.EndLine } } },
                    { "aha", new JsonObject { { "start", Mark.Card.Start }, { "end", Mark.Card.EndLine } } },
                }
            },
        };
    }

    private static void Text(TextOutput output, InspectBackport.Result result)
    {
        var ids = result.Reference?.Ids ?? [];
        output.Line($"{result.Target.Path}: {(result.Skill.Section is null ? "no pointer in SKILL.md" : "a pointer in SKILL.md")}, {Counted.Of(ids.Count, "card")}");
        foreach (var card in ids)
            output.Item(card);
        foreach (var step in result.RemoveInstructions)
            output.Line(step);
    }
}
