using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Backports;

/// <summary>Takes cards out of the targets in which they stand. Where nothing else changed since, the files get their bytes of before back;
/// else the marked text is cut and all other text stays.</summary>
public static class RemoveBackport
{
    public sealed record Request(IReadOnlyList<string> Ids, string? SkillPath, IReadOnlyList<string> Files, bool DiscardEdits);

    /// <summary>What goes from one target: the cards, those edited by hand, and the files that change.</summary>
    public sealed record Removed(BackportTarget Target, IReadOnlyList<string> CardIds, IReadOnlyList<string> Edited, string Diff)
    {
        public IEnumerable<string> Paths => Files.Select(f => f.FullPath);

        internal IReadOnlyList<ForeignFile> Files { get; init; } = [];

        /// <summary>The backports that put them there.</summary>
        internal IReadOnlyList<BackportRecord> Backports { get; init; } = [];
    }

    public sealed record Result(Request Request, IReadOnlyList<Removed> Targets, bool Done)
    {
        /// <summary>What was edited by hand and would be lost with the cards; none where that was agreed to.</summary>
        public IReadOnlyList<string> Kept => Request.DiscardEdits ? [] : [.. Targets.SelectMany(t => t.Edited.Select(e => $"{e} in {t.Target.Path}"))];
    }

    /// <summary>What would be taken out of where; nothing is changed.</summary>
    public static Result Plan(Workspace work, Request request)
    {
        if (request.Ids.Count == 0)
            throw new UserError("No ids were given.", "Name a card's or a backport's id; `self-learning backport-status` lists them.");
        ChangeSet.Recover(work.Project, work.Warnings);
        var snapshot = work.Project.Load();
        var ids = request.Ids.ToHashSet(StringComparer.Ordinal);
        var targets = request.SkillPath is null && request.Files.Count == 0
            ? BackportStatusCheck.FilesOf(work, snapshot, ids).Select(f => BackportTarget.OfCardFile(work, f))
            : BackportTarget.Named(work, request.SkillPath, LongCards(work, request.SkillPath)).Concat(request.Files.Select(f => BackportTarget.OfCardFile(work, f)));
        using var store = work.Project.Find();
        List<Removed> removed = [.. targets.DistinctBy(t => t.Path).Select(t => Planned(store, snapshot, t, ids)).OfType<Removed>()];
        return removed.Count > 0
            ? new Result(request, removed, Done: false)
            : throw new UserError($"{string.Join(", ", request.Ids)} was found in no known target. Nothing was changed.", "`self-learning backport-status` lists what stands where; --skill-path or --file name another target.");
    }

    /// <summary>Takes it out, of all targets or of none, and says so in the journals.</summary>
    public static Result Apply(Workspace work, Result plan)
    {
        if (plan.Kept.Count > 0)
            throw new UserError($"Edited by hand: {string.Join(", ", plan.Kept)}. Nothing was changed.", "Review it with --dry-run; --discard-edits removes it anyway.");
        work.Project.Locked(store =>
        {
            List<JsonObject> lines = [.. plan.Targets.SelectMany(t => t.Backports.Select(b => Line(b, t.CardIds, work.Env.Ts)))];
            BackportTarget.Change(work, store, lines, [.. plan.Targets.SelectMany(t => t.Files)],
            [
                .. plan.Targets.SelectMany(t => t.CardIds.Select(id => SignalRecord.New(work.Env.Ts, SignalKind.AhaUnbackported, "agent", id, $"target={t.Target.Name}"))),
            ]);
            return true;
        });
        RefreshIndex.Of(work, work.Project);
        return plan with { Done = true };
    }

    private static Removed? Planned(Folder? store, StoreSnapshot snapshot, BackportTarget target, HashSet<string> ids)
    {
        if (target.Find(target.CardFile) is not { } cards)
            return null;
        var marks = TargetMarks.Of(cards);
        if (marks.Fault is { } fault)
            throw new UserError($"{Path.Combine(target.Folder, target.CardFile)}, {fault}. Nothing was changed.", "Fix the marks by hand and try again.");
        var cut = Removal.Cards(cards, b => ids.Contains(b.Id) || ids.Contains(b["backport_id"] ?? ""));
        if (cut.Removed.Count == 0)
            return null;

        List<TextChange> changes = [new TextChange(target.CardFile, cards.Text, cut.After)];
        List<string> edited = [.. cut.Edited];
        if (target.File is null && (cut.After is null || TargetMarks.Of(new TargetText(cut.After)).Ids.Count == 0))
        {
            var skill = target.Find(SkillBackport.SkillPath)!;
            var pointer = Removal.Pointer(skill);
            changes.Insert(0, new TextChange(SkillBackport.SkillPath, skill.Text, pointer.After));
            edited.AddRange(pointer.Edited);
        }

        List<BackportRecord> standing = [.. snapshot.Ledger.Records.Where(b => b.IsStanding && StandsIn(b, target, marks))];
        var files = UndoBytes.Find(store, standing.LastOrDefault(), target, cut.Removed) ?? target.Files(changes);
        var shown = files.Select(f => new TextChange(target.PatchPrefix + f.Path, TextOf(f.Before), TextOf(f.After)));
        return new Removed(target, cut.Removed, edited, UnifiedDiff.Of(shown))
        {
            Files = [.. files.Select(f => f with { Folders = FoldersOf(f) })],
            Backports = standing.Where(b => b.StandingCardIds.Intersect(cut.Removed).Any()).ToList() is { Count: > 0 } known ? known : [.. Unknown(target, marks, cut.Removed)],
        };
    }

    private static IReadOnlyList<string> LongCards(Workspace work, string? skillPath) =>
        skillPath is null || Path.Combine(BackportTarget.OfSkill(work, skillPath).Path, CardText.LongCards) is var file && !File.Exists(file) ? [] : [file];

    // The folders that came with a new skill go with it, where nothing else is in them.
    private static IReadOnlyList<string> FoldersOf(ForeignFile file) => file.After is not null ? []
        : RuleFile.Is(file.FullPath) ? [Path.GetDirectoryName(file.FullPath)!]
        : file.FullPath.EndsWith("/" + SkillBackport.SkillPath, StringComparison.Ordinal) ? [file.FullPath[..^(SkillBackport.SkillPath.Length + 1)]]
        : file.FullPath.EndsWith("/" + CardText.LongCards, StringComparison.Ordinal) ? [Path.GetDirectoryName(file.FullPath)!, file.FullPath[..^(CardText.LongCards.Length + 1)]]
        : [];

    // A repository may have moved since: what its marks name and is no longer where it was stands here.
    private static bool StandsIn(BackportRecord backport, BackportTarget target, TargetMarks marks) =>
        backport.TargetSkillPath == target.Path || (!Path.Exists(backport.TargetSkillPath) && marks.Cards.Any(c => c["backport_id"] == backport.Id));

    // Somebody else put them there, in a repository that is shared: the removal has its line all the same, under the ids in the marks.
    private static IEnumerable<BackportRecord> Unknown(BackportTarget target, TargetMarks marks, IReadOnlyList<string> removed) =>
        marks.Cards.Where(c => removed.Contains(c.Id)).GroupBy(c => c["backport_id"] ?? Ids.Backport + "unknown").Select(backport => new BackportRecord(new JsonObject
        {
            { Keys.BackportId, backport.Key },
            { Keys.TargetSkill, target.Name },
            { Keys.TargetSkillPath, target.Path },
            { Keys.RequestedCardIds, JsonArray.Of(backport.Select(c => c.Id)) },
            { Keys.ResultCardIds, JsonArray.Of(backport.Select(c => c.Id)) },
            { Keys.Applied, true },
        }));

    private static string? TextOf(byte[]? bytes) => bytes is null ? null : FileText.Decode(bytes);

    private static JsonObject Line(BackportRecord backport, IReadOnlyList<string> removed, string ts)
    {
        List<string> stays = [.. backport.StandingCardIds.Except(removed)];
        return backport.Body.Copy()
            .Set(Keys.Ts, ts)
            .Set(Keys.ResultCardIds, JsonArray.Of(stays))
            .Set(Keys.Applied, stays.Count > 0)
            .Set(Keys.Removed, stays.Count == 0)
            .Set(Keys.RemovedCardIds, JsonArray.Of(backport.StandingCardIds.Intersect(removed)));
    }
}
