using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Backports;

/// <summary>Brings the later versions of cards into the places where they stand, and people's edits there back into cards.</summary>
public static class RefreshBackport
{
    public sealed record Request(string? SkillPath, IReadOnlyList<string> Files, IReadOnlyList<string> Ids, MergeSide? Keep, bool ToCard, bool Apply);

    /// <summary>A block, and what becomes of it.</summary>
    /// <param name="CardId">Its card.</param>
    /// <param name="Line">Where it begins, from 1; 0: it is gone.</param>
    /// <param name="Outcome">A constant of <see cref="BlockMerge"/> or <see cref="BlockStatus"/>.</param>
    /// <param name="IsEdited">Whether people changed it.</param>
    /// <param name="Conflicts">What both sides changed.</param>
    public sealed record Block(string CardId, int Line, string Outcome, bool IsEdited, IReadOnlyList<LineMerge.Part> Conflicts);

    /// <summary>A file in which cards stand.</summary>
    public sealed record FileResult(string Path, IReadOnlyList<Block> Blocks, string Diff);

    /// <summary>A new version of a card that an edit made, as the fields that change.</summary>
    public sealed record CardEdit(string CardId, JsonObject Change);

    public sealed record Result(Request Request, IReadOnlyList<FileResult> Files, IReadOnlyList<CardEdit> CardEdits, IReadOnlyList<GateFinding> Gate, bool Done)
    {
        public IEnumerable<Block> Blocks => Files.SelectMany(f => f.Blocks);

        public bool HasConflict => Blocks.Any(b => b.Outcome == BlockMerge.Conflict);

        public bool IsChange => CardEdits.Count > 0 || Files.Any(f => f.Diff.Length > 0);
    }

    /// <summary>Shows what would change; with <c>Apply</c> and without a conflict, all targets change or none.</summary>
    public static Result Run(Workspace work, Request request)
    {
        ChangeSet.Recover(work.Project, work.Warnings);
        if (!request.Apply)
            return new RefreshPlan(work, request).Result;
        var result = work.Project.Locked(store =>
        {
            var plan = new RefreshPlan(work, request);
            return plan.Result is { HasConflict: false, IsChange: true } ? Write(work, store, plan) : plan.Result;
        });
        if (result.Done)
            RefreshIndex.Of(work, work.Project);
        return result;
    }

    private static Result Write(Workspace work, Folder store, RefreshPlan plan)
    {
        // The cards first: a block of an edit that no card has would read as one that the card has left behind.
        foreach (var (home, edits) in plan.Edits)
        {
            if (home == work.Project)
                Append(store, edits);
            else
                home.Locked(folder => Append(folder, edits));
        }

        try
        {
            using (var bundles = store.Get("exports", "backports"))
            {
                foreach (var (bundle, texts) in plan.KeptTexts)
                {
                    using var folder = bundles.Get(bundle);
                    BaseTexts.Keep(folder, texts);
                }
            }

            if (plan.Lines.Count > 0)
                BackportTarget.Change(work, store, plan.Lines, plan.Changes, []);
        }
        catch (UserError e) when (plan.Edits.Count > 0)
        {
            throw new UserError($"{e.Message} The cards have their new text; only the targets are as they were.", e.Hint, e.ExitCode);
        }

        return plan.Result with { Done = true };
    }

    private static bool Append(Folder folder, IReadOnlyList<JsonObject> cards)
    {
        Store.Append(folder, (JournalKind.Cards, cards));
        return true;
    }
}
