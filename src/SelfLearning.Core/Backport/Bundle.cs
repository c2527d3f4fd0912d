using SelfLearning.Core.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Backport;

/// <summary>The files that an export leaves in the store, so that a person can look at a backport, apply it and take it back by hand.</summary>
public static class Bundle
{
    public const string ManifestName = "BACKPORT_MANIFEST.json";

    /// <summary>The manifest; <paramref name="targetPath"/> is absolute.</summary>
    public static JsonObject Manifest(string backportId, string ts, string skillName, string targetPath, IEnumerable<string> requested, TargetPlan plan) => new()
    {
        { Keys.BackportId, backportId },
        { "generated_at", ts },
        { "target_skill_name", skillName },
        { "target_skill_path", targetPath },
        { Keys.RequestedCardIds, JsonArray.Of(requested) },
        { "existing_card_ids", JsonArray.Of(plan.ExistingIds) },
        { Keys.AddedCardIds, JsonArray.Of(plan.AddedIds) },
        { Keys.ResultCardIds, JsonArray.Of(plan.ResultIds) },
        {
            "changes", new JsonArray(plan.Changes.Select(c => c.Path == SkillBackport.SkillPath
                ? new JsonObject
                {
                    { "path", c.Path },
                    { "kind", "append_or_update_marker_id" },
                    { "markers", new JsonObject { { "start", Mark.SectionStartLine(backportId) }, { "end", Mark.Section.EndLine } } },
                }
                : new JsonObject { { "path", c.Path }, { "kind", "create_or_update" } }))
        },
    };

    /// <summary>The pointer that goes to the end of SKILL.md.</summary>
    public static string SkillAppend(string backportId) => SectionText.New(backportId, SectionText.Pointer, new TargetText(""));

    /// <summary>How to apply and take back by hand.</summary>
    public static string Readme(string backportId, string skillName, IEnumerable<string> added) => $"""
        # Backport {MarkdownText.Code(backportId)} for {MarkdownText.Code(skillName)}

        Cards added: {string.Join(", ", added.Select(MarkdownText.Code).DefaultIfEmpty("none"))}

        Apply it with the program (`self-learning export-backport … --apply`), or by hand:

        1. Where there is a `backport.patch`: run `git apply` with it in the folder that holds the skill. Else:
        2. Copy `references/self-learning-aha.md` into the skill's `references/` folder.
        3. Put the text of `SKILL_APPEND.md` at the end of the skill's `SKILL.md`; where its marks stand there already, only change the id.

        Take it back by hand:

        1. In the skill's `references/self-learning-aha.md`, delete from each `aha:start` mark with this backport's id to its `aha:end` mark.
        2. When no card is left, delete that file, and in `SKILL.md` everything from the `backport:start` mark to the `backport:end` mark.

        """;
}
