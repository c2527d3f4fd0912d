using SelfLearning.App.Features;
using SelfLearning.App.Features.Backports;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>What a refresh changed, or would change, and where the card and an edit disagree.</summary>
public static class BackportRefreshAnswer
{
    public static Answer Of(Workspace work, RefreshBackport.Result result) =>
        new(Json(work, result), output => Text(output, work, result), result.HasConflict ? UserError.Cannot : 0);

    private static JsonObject Json(Workspace work, RefreshBackport.Result result)
    {
        var json = work.HeadWithStore(ok: !result.HasConflict);
        json.Add(Keys.Applied, result.Done);
        json.Add("conflicts", result.Blocks.Count(b => b.Outcome == BlockMerge.Conflict));
        json.Add("files", new JsonArray(result.Files.Select(f => new JsonObject
        {
            { "file", f.Path },
            {
                "blocks", new JsonArray(f.Blocks.Select(b => new JsonObject
                {
                    { Keys.AhaId, b.CardId },
                    { "line", b.Line },
                    { "outcome", b.Outcome },
                    { "edited_by_hand", b.IsEdited },
                    {
                        "conflicts", new JsonArray(b.Conflicts.Select(c => new JsonObject
                        {
                            { "base", JsonArray.Of(c.Base.Select(Plain)) }, { "ours", JsonArray.Of(c.Ours.Select(Plain)) }, { "theirs", JsonArray.Of(c.Theirs.Select(Plain)) },
                        }))
                    },
                }))
            },
            { "diff", f.Diff },
        })));
        json.Add("card_edits", new JsonArray(result.CardEdits.Select(e => new JsonObject { { Keys.AhaId, e.CardId }, { "change", e.Change } })));
        json.Add("gate", new JsonArray(result.Gate.Select(f => new JsonObject { { "rule", f.Rule }, { "grade", f.Grade }, { "detail", f.Detail } })));
        json.Add("note", Note(result));
        return json;
    }

    private static void Text(TextOutput output, Workspace work, RefreshBackport.Result result)
    {
        var root = work.Roots.Worktree ?? work.Roots.Repository;
        foreach (var file in result.Files)
        {
            if (file.Diff.Length > 0)
                output.Diff(file.Diff);
            foreach (var block in file.Blocks.Where(b => b.Outcome != BlockMerge.Unchanged))
            {
                output.Line($"{Path.GetRelativePath(root, file.Path)}:{block.Line} {block.CardId}: {Words(block)}");
                foreach (var conflict in block.Conflicts.Where(_ => block.Outcome == BlockMerge.Conflict))
                {
                    Side(output, "the card says now (ours)", conflict.Ours);
                    Side(output, "edited in the file (theirs)", conflict.Theirs);
                    Side(output, "as it was put in", conflict.Base);
                }
            }
        }

        foreach (var edit in result.CardEdits)
            output.Line($"{edit.CardId}: {(result.Done ? "new version" : "would get a new version")} with {string.Join(", ", edit.Change.Members.Select(m => m.Key))} from the file");
        foreach (var finding in result.Gate)
            output.Item($"{finding.Grade}: {finding.Detail}");
        output.Line(Note(result));
    }

    private static void Side(TextOutput output, string name, IReadOnlyList<string> lines)
    {
        output.Item($"{name}:{(lines.Count == 0 ? " nothing" : "")}");
        foreach (var line in lines)
            output.Item("| " + Plain(line), level: 2);
    }

    private static string Words(RefreshBackport.Block block) => block.Outcome switch
    {
        BlockMerge.Updated => "the card's new text",
        BlockMerge.Merged => "the card's new text, beside what was edited here",
        BlockMerge.Decided => "the card's new text and edits of the same lines, decided by --keep",
        BlockMerge.Conflict => "conflict: the card and an edit changed the same lines",
        BlockStatus.PutAside => "left alone, the card was rejected or deprecated",
        _ => "left alone, this store does not know the card",
    };

    private static string Note(RefreshBackport.Result result) => result switch
    {
        { HasConflict: true } => "Nothing was changed. Decide with --keep ours or --keep theirs, or edit the file or the card.",
        { Done: true } => "Refreshed.",
        { Blocks: var blocks } when !blocks.Any() => "No card stands here.",
        { IsChange: false } when result.Blocks.Any(b => b.IsEdited) => "The cards have nothing new. Text was edited by hand; --to-card makes new versions of the cards from it.",
        { IsChange: false } => "Everything is up to date.",
        _ => "Nothing was changed. Add --apply to make the changes.",
    };

    private static string Plain(string line) => line.TrimEnd('\n');
}
