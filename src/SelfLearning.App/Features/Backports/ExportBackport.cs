using SelfLearning.App.Features.Index;
using SelfLearning.App.Features.Records;
using System.Text;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Backports;

/// <summary>Makes cards a permanent part of a skill or a Markdown file: plans, shows, and with <c>apply</c> changes all files or none.</summary>
public static class ExportBackport
{
    public sealed record Request(string? SkillPath, IReadOnlyList<string> Files, IReadOnlyList<string> Ids, bool MakeDiff, bool Apply, string? Force);

    public sealed record Exported(BackportTarget Target, string BackportId, string BundleFolder, TargetPlan Plan, string Diff, string Patch, IReadOnlyList<HunkCards> Hunks);

    public sealed record Result(IReadOnlyList<Exported> Targets, IReadOnlyList<string> Ids, IReadOnlyList<GateFinding> Gate, bool Applied, bool DiffWritten);

    public static Result Run(Workspace work, Request request)
    {
        List<string> ids = [.. request.Ids.Distinct()];
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some with --ids a,b.");
        if (request.SkillPath is null && request.Files.Count == 0)
            throw new UserError("No target was given.", "Name a skill's folder with --skill-path, or a Markdown file with --file.");

        var result = work.Project.Locked(folder =>
        {
            PendingBackport.Recover(work, folder);
            var snapshot = work.Project.Load();
            var cards = Cards(work, snapshot, ids);
            List<BackportTarget> targets = [.. Targets(work, request)];
            var gate = cards.SelectMany(Gate.Check).ToList();
            Judge(gate, isStrict: request.Files.Count > 0 && string.IsNullOrWhiteSpace(request.Force));
            var ts = work.Env.Now;
            List<Exported> exported = [.. targets.Select(t => Plan(work, snapshot, t, cards, ids, ts))];
            return Write(work, folder, request, exported, gate, ids, Timestamp.Text(ts), snapshot.Backports.Count);
        });
        RefreshIndex.Of(work, work.Project);
        return result;
    }

    private static IEnumerable<BackportTarget> Targets(Workspace work, Request request)
    {
        if (request.SkillPath is { } skill)
            yield return BackportTarget.OfSkill(work, skill);
        foreach (var target in request.Files.Select(f => BackportTarget.OfFile(work, f)).DistinctBy(t => t.Path))
            yield return target;
    }

    private static List<BackportCard> Cards(Workspace work, StoreSnapshot project, List<string> ids)
    {
        var global = new Lazy<StoreSnapshot>(work.Global.Load);
        var unknown = ids.Where(id => !project.Cards.Has(id) && !global.Value.Cards.Has(id)).ToList();
        if (unknown.Count > 0)
            throw new UserError($"Unknown: {string.Join(", ", unknown)}. Nothing was changed.", "See `self-learning list` for the ids that are known.");
        return [.. ids.Select(id =>
        {
            var snapshot = project.Cards.Has(id) ? project : global.Value;
            var card = snapshot.Card(snapshot.Cards.Find(id)!.Value);
            Defaults.RefuseForeign(card.IsForeign, id);
            return BackportCard.Of(card.Body, WasAccepted(snapshot.Cards, id));
        })];
    }

    private static bool WasAccepted(Fold cards, string id)
    {
        var line = cards.Find(id)!.Value;
        for (var row = line.First; row <= line.Latest; row++)
        {
            if (cards.Journal.Id(row) == id && cards.Journal.Text(row, Field.Status) == Status.Accepted)
                return true;
        }

        return false;
    }

    private static void Judge(List<GateFinding> gate, bool isStrict)
    {
        var stops = gate.Where(f => f.Grade == GateFinding.Refused || isStrict).ToList();
        if (stops.Count > 0)
            throw new UserError(
                $"The gate refuses this backport. Nothing was changed.\n{string.Join('\n', stops.Select(f => $"  {f.Rule}: {f.Detail}"))}",
                stops.Exists(f => f.Grade == GateFinding.Refused)
                    ? "Edit the card by recording its id anew, or set --shareable with aha-status."
                    : "Mend the card, or say why it may pass all the same: --force REASON.");
    }

    private static Exported Plan(Workspace work, StoreSnapshot snapshot, BackportTarget target, List<BackportCard> cards, List<string> ids, DateTimeOffset now)
    {
        var computed = Ids.OfBackport(Timestamp.Compact(now), target.Name, ids);
        var id = computed;
        for (var number = 2; snapshot.Ledger.Latest.Any(b => b.Text("backport_id") == id); number++)
            id = $"{computed}-{number}";
        var plan = target.Plan(cards, id, Timestamp.Text(now));
        if (plan.Fault is { } fault)
            throw new UserError($"{target.Path} cannot take cards: {fault}. Nothing was changed.", "Mend the marks by hand, then try again.");
        List<TextChange> changes = [.. plan.Changes.Select(c => c with { Path = target.PatchPrefix + c.Path })];
        return new Exported(target, id, $"{BundleStem(target.Name)}_{id}", plan, UnifiedDiff.Of(changes), UnifiedDiff.Patch(changes), HunkCards.Of(changes));
    }

    private static Result Write(Workspace work, Folder store, Request request, List<Exported> exported, List<GateFinding> gate, List<string> ids, string ts, int linesBefore)
    {
        using var bundles = store.Get("exports", "backports");
        foreach (var one in exported)
            BackportBundle.Write(bundles, one, ids, ts, request.MakeDiff, withUndo: request.Apply);
        List<JsonObject> lines = [.. exported.Select(e => Line(work, request, e, ids, ts, bundles.At(e.BundleFolder)))];
        if (request.Apply)
            Apply(work, store, bundles, exported, lines, ts, linesBefore);
        else
            Store.Append(store, (JournalKind.Backports, lines));
        return new Result(exported, ids, gate, request.Apply, request.MakeDiff);
    }

    private static void Apply(Workspace work, Folder store, Folder bundles, List<Exported> exported, List<JsonObject> lines, string ts, int linesBefore)
    {
        List<TargetFile> files = [.. exported.SelectMany(e => e.Target.Files(e.Plan.Changes))];
        PendingBackport.Begin(store, files, linesBefore + exported.Count);
        try
        {
            TargetFiles.Apply(files);
        }
        catch (UserError)
        {
            PendingBackport.GiveUp(store, files);
            exported.ForEach(e => bundles.TryDeleteTree(e.BundleFolder));
            throw;
        }

        List<JsonObject> signals = [.. exported.SelectMany(e => e.Plan.AddedIds.Select(id =>
            SignalRecord.New(ts, SignalKind.AhaBackported, "agent", id, $"backport_id={e.BackportId}; target_skill={e.Target.Name}")))];
        PendingBackport.Log(work, store, files, (JournalKind.Backports, lines), (JournalKind.Signals, signals));
    }

    private static JsonObject Line(Workspace work, Request request, Exported one, List<string> ids, string ts, string bundle)
    {
        var line = new JsonObject
        {
            { "ts", ts },
            { "backport_id", one.BackportId },
            { "target_skill", one.Target.Name },
            { "target_skill_path", one.Target.Path },
            { "requested_card_ids", JsonArray.Of(ids) },
            { "added_card_ids", JsonArray.Of(one.Plan.AddedIds) },
            { "result_card_ids", JsonArray.Of(one.Plan.ResultIds) },
            { "applied", request.Apply },
            { "diff_written", request.MakeDiff },
            { "bundle_dir", bundle },
            { "manifest_path", Path.Combine(bundle, Bundle.ManifestName) },
            { "skill_change", one.Plan.SkillChange },
        };
        if (request.Apply)
        {
            line.Add("files", BackportBundle.Files(one));
            line.Add("undo_dir", Path.Combine(bundle, BackportBundle.UndoFolder));
        }

        if (!string.IsNullOrWhiteSpace(request.Force))
            line.Add("forced", Redacted.Text(request.Force));
        return line;
    }

    /// <summary>A folder's name as the first part of a bundle's name: no control characters, not too long for a file system.</summary>
    private static string BundleStem(string name)
    {
        var stem = new StringBuilder();
        foreach (var c in name.Length > 80 ? name[..80] : name)
            stem.Append(char.IsControl(c) || char.IsSurrogate(c) ? '_' : c);
        return stem.ToString();
    }
}
