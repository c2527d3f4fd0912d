using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class BackportInspectCommand
{
    public static Verb Create()
    {
        var verb = new Verb("backport-inspect", "Show what of ours stands in a skill, and how to take it out by hand", "self-learning backport-inspect --skill-path .claude/skills/log-search", writes: false);
        var skill = verb.Option<string>("--skill-path", "The folder of a skill, which holds its SKILL.md", "DIR", required: true);
        var backport = verb.Option<string?>("--backport-id", "Only this backport", "ID");
        var card = verb.Option<string?>("--aha-id", "Only this card", "AHA_ID");
        return verb.Does((parsed, work) =>
        {
            var result = InspectBackport.Run(work, parsed.GetValue(skill)!, parsed.GetValue(backport), parsed.GetValue(card));
            return new Answer(Json(result, parsed.GetValue(backport), parsed.GetValue(card)), page => Text(page, result));
        });
    }

    private static JsonObject Json(InspectBackport.Result result, string? backportId, string? cardId)
    {
        var section = result.Skill.Section;
        var ids = result.Reference?.Ids ?? [];
        var meta = new JsonObject();
        foreach (var (key, value) in result.Reference?.Head?.Values ?? new Dictionary<string, string>())
            meta.Add(key, value);
        return new JsonObject
        {
            { "ok", true },
            { "target_skill_path", result.Target.Path },
            { "files", new JsonObject { { "skill_md", Path.Combine(result.Target.Path, SkillBackport.SkillPath) }, { "aha_reference", Path.Combine(result.Target.Path, SkillBackport.ReferencePath) } } },
            {
                "skill_md_markers", new JsonObject
                {
                    { "has_backport_start", result.Skill.HasSectionStart },
                    { "has_backport_end", result.Skill.HasSectionEnd },
                    { "backport_ids", JsonArray.Of(section?.Mark["id"] is { } id ? [id] : []) },
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
            { "requested", new JsonObject { { "backport_id", Redacted.Text(backportId) }, { "aha_id", Redacted.Text(cardId) } } },
            { "remove_instructions", JsonArray.Of(result.RemoveInstructions) },
            {
                "markers", new JsonObject
                {
                    { "skill_md", new JsonObject { { "start", "<!-- self-learning:backport:start" }, { "end", Mark.SectionEndLine } } },
                    { "aha", new JsonObject { { "start", "<!-- self-learning:aha:start" }, { "end", Mark.CardEndLine } } },
                }
            },
        };
    }

    private static void Text(Page page, InspectBackport.Result result)
    {
        var ids = result.Reference?.Ids ?? [];
        page.Line($"{result.Target.Path}: {(result.Skill.Section is null ? "no pointer in SKILL.md" : "a pointer in SKILL.md")}, {ids.Count} {(ids.Count == 1 ? "card" : "cards")}");
        foreach (var card in ids)
            page.Item(card);
        foreach (var step in result.RemoveInstructions)
            page.Line(step);
    }
}
