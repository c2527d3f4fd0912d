using System.Text;
using SelfLearning.App.Features.Index;
using SelfLearning.App.Features.Records;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Backports;

/// <summary>Makes cards a permanent part of a skill or a Markdown file. What is planned is written into a bundle of the store; with <c>apply</c> the
/// targets change, too, all or none.</summary>
public static class ExportBackport
{
    public sealed record Request(string? SkillPath, IReadOnlyList<string> Files, IReadOnlyList<string> Ids, bool MakeDiff, bool Apply, string? Force);

    public sealed record Exported(BackportTarget Target, string BackportId, string BundleFolder, TargetPlan Plan, string Diff, string Patch, IReadOnlyList<HunkCards> Hunks)
    {
        /// <summary>Whether its cards count as put in; a second file of one new skill does not.</summary>
        internal bool IsCounted { get; init; } = true;

        /// <summary>The texts of the cards that it adds, as they are put in.</summary>
        internal IReadOnlyList<(string CardId, string Body)> Texts { get; init; } = [];

        internal IReadOnlyList<ForeignFile> Files => Target.Files(Plan.Changes);
    }

    public sealed record Result(Request Request, string Ts, IReadOnlyList<Exported> Targets, IReadOnlyList<string> Ids, IReadOnlyList<GateFinding> Gate)
    {
        /// <summary>How many backports the journal had when this was planned.</summary>
        internal int Lines { get; init; }
    }

    /// <summary>What would be put where, and what the gate says; nothing is changed.</summary>
    public static Result Plan(Workspace work, Request request)
    {
        ChangeSet.Recover(work.Project, work.Warnings);
        return Planned(work, request);
    }

    /// <summary>Writes the bundles, changes the targets where that was asked for, and says so in the journal.</summary>
    public static Result Apply(Workspace work, Result plan)
    {
        var result = work.Project.Locked(store =>
        {
            // Whoever exported meanwhile may have taken the id, or changed the targets.
            var now = work.Project.Read(JournalKind.Backports).Count == plan.Lines ? plan : Planned(work, plan.Request);
            Write(work, store, now);
            return now;
        });
        RefreshIndex.Of(work, work.Project);
        return result;
    }

    private static Result Planned(Workspace work, Request request)
    {
        List<string> ids = [.. request.Ids.Distinct()];
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some with --ids a,b.");
        if (request.SkillPath is null && request.Files.Count == 0)
            throw new UserError("No target was given.", "Name a skill's folder with --skill-path, or a Markdown file with --file.");

        using var stores = work.Stores.Open();
        var snapshot = stores[work.Project];
        var cards = Cards(stores, ids);
        List<BackportTarget> targets = [.. BackportTarget.Named(work, request.SkillPath, request.Files)];
        var names = RepositoryNames.Of(work);
        var gate = cards.SelectMany(c => Gate.Check(c, names)).ToList();
        Judge(gate, isStrict: request.Files.Count > 0 && string.IsNullOrWhiteSpace(request.Force));
        var now = work.Env.Now;
        return new Result(request, Timestamp.Text(now), [.. targets.Select(t => Planned(snapshot, t, cards, ids, now))], ids, gate) { Lines = snapshot.Backports.Count };
    }

    internal static List<BackportCard> Cards(OpenStores stores, List<string> ids)
    {
        var homes = ids.ToDictionary(id => id, id => stores.Find(s => s.Cards.Has(id)), StringComparer.Ordinal);
        var unknown = ids.Where(id => homes[id] is null).ToList();
        if (unknown.Count > 0)
            throw new UserError($"Unknown: {string.Join(", ", unknown)}. Nothing was changed.", "See `self-learning list` for the ids that are known.");
        return [.. ids.Select(id =>
        {
            var snapshot = stores[homes[id]!]; // The unknown were refused.
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

    internal static void Judge(List<GateFinding> gate, bool isStrict)
    {
        var stops = gate.Where(f => f.Grade == GateFinding.Refused || isStrict).ToList();
        if (stops.Count > 0)
            throw new UserError(
                $"The gate refuses this backport. Nothing was changed.\n{string.Join('\n', stops.Select(f => $"  {f.Rule}: {f.Detail}"))}",
                stops.Exists(f => f.Grade == GateFinding.Refused)
                    ? "Record the card again under its id with the fix, or set --shareable with aha-status."
                    : "Fix the card, or pass --force REASON to add it anyway.");
    }

    private static Exported Planned(StoreSnapshot snapshot, BackportTarget target, List<BackportCard> cards, List<string> ids, DateTimeOffset now)
    {
        var id = NewId(snapshot, target.Name, ids, now);
        var plan = target.Plan(cards, id, Timestamp.Text(now));
        if (plan.Fault is { } fault)
            throw new UserError($"{target.Path} cannot take cards: {fault}. Nothing was changed.", "Fix the marks by hand and try again.");
        List<TextChange> changes = [.. plan.Changes.Select(c => c with { Path = target.PatchPrefix + c.Path })];
        return new Exported(target, id, $"{BundleStem(target.Name)}_{id}", plan, UnifiedDiff.Of(changes), UnifiedDiff.Patch(changes), HunkCards.Of(changes))
        {
            Texts = [.. cards.Where(c => plan.AddedIds.Contains(c.Id)).Select(c => (c.Id, CardText.Body(c)))],
        };
    }

    internal static void Write(Workspace work, Folder store, Result plan)
    {
        using var bundles = store.Get("exports", "backports");
        foreach (var one in plan.Targets)
            BackportBundle.Write(bundles, one, plan.Ids, plan.Ts, plan.Request.MakeDiff, withUndo: plan.Request.Apply);
        List<JsonObject> lines = [.. plan.Targets.Select(one => Line(plan, one, bundles.At(one.BundleFolder)))];
        if (!plan.Request.Apply)
        {
            Store.Append(store, (JournalKind.Backports, lines));
            return;
        }

        try
        {
            BackportTarget.Change(work, store, lines, [.. plan.Targets.SelectMany(one => one.Files)],
            [
                .. plan.Targets.Where(one => one.IsCounted).SelectMany(one => one.Plan.AddedIds.Select(id =>
                    SignalRecord.New(plan.Ts, SignalKind.AhaBackported, "agent", id, $"backport_id={one.BackportId}; target_skill={one.Target.Name}"))),
            ]);
        }
        catch (UserError) when (work.Project.Read(JournalKind.Backports).Count == plan.Lines)
        {
            foreach (var one in plan.Targets)
                bundles.TryDeleteTree(one.BundleFolder);
            throw;
        }
    }

    internal static string NewId(StoreSnapshot snapshot, string name, IReadOnlyList<string> ids, DateTimeOffset now)
    {
        var computed = Ids.OfBackport(Timestamp.Compact(now), name, ids);
        var id = computed;
        for (var number = 2; snapshot.Ledger.Records.Any(b => b.Id == id); number++)
            id = $"{computed}-{number}";
        return id;
    }

    private static JsonObject Line(Result plan, Exported one, string bundle)
    {
        var line = new JsonObject
        {
            { Keys.Ts, plan.Ts },
            { Keys.BackportId, one.BackportId },
            { Keys.TargetSkill, one.Target.Name },
            { Keys.TargetSkillPath, one.Target.Path },
            { Keys.RequestedCardIds, JsonArray.Of(plan.Ids) },
            { Keys.AddedCardIds, JsonArray.Of(one.Plan.AddedIds) },
            { Keys.ResultCardIds, JsonArray.Of(one.Plan.ResultIds) },
            { Keys.Applied, plan.Request.Apply },
            { Keys.DiffWritten, plan.Request.MakeDiff },
            { Keys.BundleDir, bundle },
            { Keys.ManifestPath, Path.Combine(bundle, Bundle.ManifestName) },
            { Keys.SkillChange, one.Plan.SkillChange },
        };
        if (plan.Request.Apply)
        {
            line.Add(Keys.Files, BackportBundle.Files(one));
            line.Add(Keys.UndoDir, Path.Combine(bundle, BackportBundle.UndoFolder));
        }

        if (!string.IsNullOrWhiteSpace(plan.Request.Force))
            line.Add("forced", Redacted.Text(plan.Request.Force));
        return line;
    }

    /// <summary>A folder's name as the first part of a bundle's name: no control characters, not too long for a file system.</summary>
    internal static string BundleStem(string name)
    {
        var stem = new StringBuilder();
        foreach (var c in name.Length > 80 ? name[..80] : name)
            stem.Append(char.IsControl(c) || char.IsSurrogate(c) ? '_' : c);
        return stem.ToString();
    }
}
