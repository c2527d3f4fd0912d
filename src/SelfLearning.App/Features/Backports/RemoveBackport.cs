using SelfLearning.App.Features.Index;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Backports;

/// <summary>Takes cards out of the targets in which they stand. Where nothing else changed since, the files get their bytes of before back;
/// else the marked text is cut and all other text stays.</summary>
public static class RemoveBackport
{
    public sealed record Request(IReadOnlyList<string> Ids, string? SkillPath, IReadOnlyList<string> Files, bool DryRun, bool Yes);

    public sealed record Removed(string Target, IReadOnlyList<string> CardIds, IReadOnlyList<string> Edited, string Diff)
    {
        /// <summary>The paths of the files that change.</summary>
        public IEnumerable<string> Paths => Files.Select(f => f.FullPath);

        internal IReadOnlyList<TargetFile> Files { get; init; } = [];
    }

    public sealed record Result(IReadOnlyList<Removed> Targets, bool Done);

    public static Result Run(Workspace work, Request request)
    {
        if (request.Ids.Count == 0)
            throw new UserError("No ids were given.", "Name a card's or a backport's id; `self-learning backport-status` lists them.");
        var result = work.Project.Locked(store =>
        {
            PendingBackport.Recover(work, store);
            var snapshot = work.Project.Load();
            List<Removed> removed = [.. Targets(work, request, snapshot).Select(t => Plan(work, store, snapshot, t, request.Ids)).OfType<Removed>()];
            if (removed.Count == 0)
                throw new UserError($"{string.Join(", ", request.Ids)} stands in no target that is known here. Nothing was changed.", "`self-learning backport-status` lists what stands where; --skill-path or --file name another target.");
            if (request.DryRun)
                return new Result(removed, false);
            var edited = removed.SelectMany(r => r.Edited.Select(e => $"{e} in {r.Target}")).ToList();
            if (edited.Count > 0 && !request.Yes)
                throw new UserError($"Edited by hand: {string.Join(", ", edited)}. Nothing was changed.", "Look with --dry-run; --yes cuts it all the same.");
            var lines = Lines(work, snapshot, removed);
            List<TargetFile> files = [.. removed.SelectMany(r => r.Files)];
            PendingBackport.Begin(store, files, snapshot.Backports.Count + lines.Count);
            try
            {
                TargetFiles.Apply(files);
            }
            catch (UserError)
            {
                PendingBackport.GiveUp(store, files);
                throw;
            }

            List<JsonObject> signals = [.. removed.SelectMany(r => r.CardIds.Select(id =>
                SignalRecord.New(work.Env.Ts, SignalKind.AhaUnbackported, "agent", id, $"target={Path.GetFileName(r.Target)}")))];
            PendingBackport.Log(work, store, files, (JournalKind.Backports, lines), (JournalKind.Signals, signals));
            return new Result(removed, true);
        });
        if (result.Done)
            RefreshIndex.Of(work, work.Project);
        return result;
    }

    private static IEnumerable<BackportTarget> Targets(Workspace work, Request request, StoreSnapshot snapshot)
    {
        if (request.SkillPath is { } skill)
            yield return BackportTarget.OfSkill(work, skill);
        foreach (var file in request.Files)
            yield return BackportTarget.OfFile(work, file);
        if (request.SkillPath is not null || request.Files.Count > 0)
            yield break;

        var wanted = request.Ids.ToHashSet(StringComparer.Ordinal);
        foreach (var path in snapshot.Ledger.Latest
                     .Where(b => b.Find("applied") is JsonBool { Value: true } && (wanted.Contains(b.Text("backport_id") ?? "") || b.Texts("result_card_ids").Any(wanted.Contains)))
                     .Select(b => b.Text("target_skill_path")).OfType<string>().Distinct())
        {
            if (Directory.Exists(path))
                yield return BackportTarget.OfSkill(work, path);
            else if (File.Exists(path))
                yield return BackportTarget.OfFile(work, path);
        }
    }

    private static Removed? Plan(Workspace work, Folder store, StoreSnapshot snapshot, BackportTarget target, IReadOnlyList<string> ids)
    {
        var cardFile = target.File ?? SkillBackport.ReferencePath;
        if (target.Find(cardFile) is not { } cards)
            return null;
        if (TargetMarks.Of(cards).Fault is { } fault)
            throw new UserError($"{Path.Combine(target.Folder, cardFile)}, {fault}. Nothing was changed.", "Mend the marks by hand, then try again.");
        var cut = Removal.Cards(cards, b => ids.Contains(b.Id) || ids.Contains(b.Mark["backport_id"] ?? ""));
        if (cut.Removed.Count == 0)
            return null;

        List<TextChange> changes = [new TextChange(cardFile, cards.Text, cut.After)];
        List<string> edited = [.. cut.Edited];
        if (target.File is null && (cut.After is null || TargetMarks.Of(new TargetText(cut.After)).Ids.Count == 0))
        {
            var skill = target.Find(SkillBackport.SkillPath)!;
            var pointer = Removal.Pointer(skill);
            changes.Insert(0, new TextChange(SkillBackport.SkillPath, skill.Text, pointer.After));
            edited.AddRange(pointer.Edited);
        }

        var files = UndoBytes.Find(store, snapshot, target, cut.Removed) ?? target.Files(changes);
        var shown = files.Select(f => new TextChange(target.PatchPrefix + f.Path, TextOf(f.Before), TextOf(f.After)));
        return new Removed(target.Path, cut.Removed, edited, UnifiedDiff.Of(shown)) { Files = files };
    }

    private static string? TextOf(byte[]? bytes) => bytes is null ? null : TargetText.Find(bytes)?.Text;

    private static List<JsonObject> Lines(Workspace work, StoreSnapshot snapshot, List<Removed> removed)
    {
        var ts = work.Env.Ts;
        List<JsonObject> lines = [];
        foreach (var one in removed)
        {
            var left = one.CardIds.ToHashSet(StringComparer.Ordinal);
            foreach (var backport in snapshot.Ledger.Latest.Where(b => b.Text("target_skill_path") == one.Target && b.Find("applied") is JsonBool { Value: true }))
            {
                var gone = backport.Texts("result_card_ids").Where(left.Contains).ToList();
                if (gone.Count == 0)
                    continue;
                var stays = backport.Texts("result_card_ids").Except(gone).ToList();
                var line = backport.Copy().Set("ts", ts).Set("result_card_ids", JsonArray.Of(stays)).Set("applied", stays.Count > 0);
                lines.Add(line.Set("removed", stays.Count == 0).Set("removed_card_ids", JsonArray.Of(gone)));
            }
        }

        return lines;
    }
}
