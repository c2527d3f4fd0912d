using SelfLearning.App.Features.Index;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Takes records out of a store for good. Their bytes are overwritten where they stand, so that a program which appends at the
/// same moment loses nothing; one event says that something was forgotten, without its content.</summary>
public static class Forget
{
    public sealed record Lines(JournalKind Kind, int Count);

    /// <summary>What goes, or went, from one store.</summary>
    public sealed record Part(string Path, IReadOnlyList<Lines> Lines, IReadOnlyList<string> Bundles);

    public sealed record Result(IReadOnlyList<string> Ids, IReadOnlyList<Part> Parts, IReadOnlyList<string> StillIn, bool Done);

    /// <summary>What would go; nothing is changed.</summary>
    public static Result Plan(Workspace work, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some: self-learning forget aha_… --yes");
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        var stores = work.Stores.All;
        List<Part> plan = [];
        HashSet<string> known = [], stillIn = [];
        foreach (var store in stores)
        {
            var snapshot = store.Load();
            known.UnionWith(wanted.Where(snapshot.Knows));
            foreach (var journal in new[] { snapshot.Events, snapshot.Of(JournalKind.Candidates) })
                known.UnionWith(Rows(journal, wanted).Select(journal.Id));
            stillIn.UnionWith(Standing(snapshot, wanted));
            if (Look(store, snapshot, wanted) is { } part)
                plan.Add(part);
        }

        if (wanted.Where(id => !known.Contains(id)).ToList() is { Count: > 0 } unknown)
            throw new UserError($"Unknown: {string.Join(", ", unknown)}. Nothing was forgotten.", "See `self-learning list --all` for the ids that are known.");

        return new Result(ids, plan, [.. stillIn.Order(StringComparer.Ordinal)], Done: false);
    }

    /// <summary>Takes out what was planned, and what was written of it since.</summary>
    public static Result Apply(Workspace work, Result plan)
    {
        var wanted = plan.Ids.ToHashSet(StringComparer.Ordinal);
        foreach (var store in work.Stores.All.Where(s => plan.Parts.Any(p => p.Path == s.Path)))
        {
            store.Locked(folder => TakeOut(work, store, folder, wanted));
            RefreshIndex.Of(work, store);
        }

        return plan with { Done = true };
    }

    private static Part? Look(Store store, StoreSnapshot snapshot, HashSet<string> wanted)
    {
        var lines = Journals(snapshot).Select(j => new Lines(j.Kind, Rows(j, wanted).Count())).Where(l => l.Count > 0).ToList();
        return lines.Count == 0 ? null : new Part(store.Path, lines, Bundles(snapshot, wanted));
    }

    private static bool TakeOut(Workspace work, Store store, Folder folder, HashSet<string> wanted)
    {
        // A cache that cannot be taken away would still hold the words: that is told before anything is changed.
        store.DropCaches(folder, work.Env);
        var snapshot = store.Load();
        var bundles = Bundles(snapshot, wanted);
        var count = 0;
        foreach (var journal in Journals(snapshot))
        {
            var rows = Rows(journal, wanted).ToList();
            count += rows.Count;
            JournalFile.Blank(folder, journal, rows);
        }

        using (var exports = folder.Find("exports", "backports"))
        {
            foreach (var bundle in bundles)
                exports?.DeleteTree(bundle);
        }

        store.DropCaches(folder, work.Env);
        var gone = new JsonObject
        {
            { "task_summary", $"Forgot {wanted.Count} {(wanted.Count == 1 ? "record" : "records")} ({count} lines)" },
            { "primary_skill", Skill.Unknown },
            { "notes", new JsonArray() },
            { "ts", work.Env.Ts },
        };
        gone.Add("id", Ids.OfEvent(gone));
        Store.Append(folder, (JournalKind.Events, [gone]));
        return true;
    }

    private static IEnumerable<Journal> Journals(StoreSnapshot m) => [m.Events, m.Cards.Journal, m.Recommendations.Journal, m.Signals, m.Of(JournalKind.Candidates)];

    private static IEnumerable<int> Rows(Journal journal, HashSet<string> wanted)
    {
        for (var row = 0; row < journal.Count; row++)
        {
            var hit = journal.Kind == JournalKind.Signals
                ? Is(journal.Text(row, Field.AhaId)) || Is(journal.Text(row, Field.RecId))
                : Is(journal.Id(row));
            if (hit)
                yield return row;
        }

        bool Is(string? id) => id is not null && wanted.Contains(id);
    }

    private static List<string> Bundles(StoreSnapshot snapshot, HashSet<string> wanted) =>
        [.. snapshot.Ledger.Latest
            .Where(b => b.Texts("requested_card_ids").Concat(b.Texts("result_card_ids")).Any(wanted.Contains))
            .Select(b => Path.GetFileName(b.Text("bundle_dir")?.TrimEnd('/') ?? ""))
            .Where(n => n.Length > 0 && n is not ("." or ".."))
            .Distinct()];

    /// <summary>The skills and files in which a card still stands; they are not the store's to change here.</summary>
    private static IEnumerable<string> Standing(StoreSnapshot snapshot, HashSet<string> wanted) =>
        snapshot.Ledger.Latest
            .Where(b => b.Find("applied") is JsonBool { Value: true } && b.Find("removed") is not JsonBool { Value: true } && b.Texts("result_card_ids").Any(wanted.Contains))
            .Select(b => b.Text("target_skill_path")).OfType<string>();
}
