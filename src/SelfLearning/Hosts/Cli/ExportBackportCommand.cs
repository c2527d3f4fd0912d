using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class ExportBackportCommand
{
    public static Verb Create()
    {
        var verb = new Verb("export-backport", "Make cards a permanent part of a skill or a Markdown file", "self-learning export-backport --skill-path .claude/skills/log-search --ids aha_1ace75a88751 --apply", writes: true);
        var skill = verb.Option<string?>("--skill-path", "The folder of a skill, which holds its SKILL.md", "DIR");
        var files = verb.Option<string[]>("--file", "A Markdown file, such as AGENTS.md; may stand several times", "FILE");
        var ids = verb.Option<string>("--ids", "Ids of cards, with commas between them", "A,B", required: true);
        var diff = verb.Option<bool>("--make-diff", "Write backport.patch into the bundle, for git apply");
        var apply = verb.Option<bool>("--apply", "Change the target; without this only the bundle is made");
        var force = verb.Option<string?>("--force", "Why a card may go into a --file in spite of the gate's warnings; recorded", "REASON");
        return verb.Does((parsed, work) =>
        {
            var result = ExportBackport.Run(work, new ExportBackport.Request(
                parsed.GetValue(skill), parsed.GetValue(files) ?? [], [.. PayloadReader.SplitIds(parsed.GetValue(ids)!)],
                parsed.GetValue(diff), parsed.GetValue(apply), parsed.GetValue(force)));
            return new Answer(Json(work, result), page => Text(page, work, result));
        });
    }

    private static JsonObject Json(Workspace work, ExportBackport.Result result)
    {
        var json = work.HeadWithStore();
        foreach (var (key, value) in Target(work, result, result.Targets[0]).Members)
            json.Add(key, value);
        json.Add("logged_to", work.Project.PathOf(JournalKind.Backports));
        json.Add("hunks", new JsonArray(result.Targets.SelectMany(t => t.Hunks).Select(h => new JsonObject { { "file", h.Path }, { "lines", h.Range }, { "card_ids", JsonArray.Of(h.CardIds) } })));
        json.Add("gate", new JsonArray(result.Gate.Select(f => new JsonObject { { "rule", f.Rule }, { "grade", f.Grade }, { "detail", f.Detail } })));
        if (result.Targets.Count > 1)
            json.Add("targets", new JsonArray(result.Targets.Select(t => Target(work, result, t))));
        return json;
    }

    private static JsonObject Target(Workspace work, ExportBackport.Result result, ExportBackport.Exported one) => new()
    {
        { "target_skill", one.Target.Path },
        { "backport_id", one.BackportId },
        { "bundle_dir", Path.Combine(work.Project.Path, "exports", "backports", one.BundleFolder) },
        { "applied", result.Applied },
        { "diff_written", result.DiffWritten },
        { "card_ids", JsonArray.Of(result.Ids) },
        { "added_card_ids", JsonArray.Of(one.Plan.AddedIds) },
        { "result_card_ids", JsonArray.Of(one.Plan.ResultIds) },
    };

    private static void Text(Page page, Workspace work, ExportBackport.Result result)
    {
        foreach (var one in result.Targets)
        {
            page.Block(one.Diff);
            page.Line(one.Plan.AddedIds.Count == 0
                ? $"{one.Target.Path} has these cards already."
                : $"{(result.Applied ? "Applied" : "Planned")}: {string.Join(", ", one.Plan.AddedIds)} → {one.Target.Path} (backport {one.BackportId})");
            page.Item($"bundle: {Path.Combine(work.Project.Path, "exports", "backports", one.BundleFolder)}");
        }

        foreach (var finding in result.Gate)
            page.Item($"{finding.Grade}: {finding.Detail}");
        if (!result.Applied)
            page.Line("Nothing was changed there; add --apply to do it.");
    }
}
