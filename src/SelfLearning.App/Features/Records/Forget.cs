using SelfLearning.Core.Text;
using SelfLearning.App.Features.Index;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Records;

/// <summary>Takes records out of a store for good. Their bytes are overwritten where they stand, so that a program which appends at the
/// same moment loses nothing; one event says that something was forgotten, without its content.</summary>
public static class Forget
{
    private const string DamagedFolder = "damaged";
    private const string IndexName = "INDEX.md";

    public sealed record Lines(JournalKind Kind, int Count);

    /// <summary>What goes, or went, from one store: lines, bundles of backports, and files of damaged bytes that are cleaned.</summary>
    public sealed record Part(string Path, IReadOnlyList<Lines> Lines, IReadOnlyList<string> Bundles, IReadOnlyList<string> Damaged);

    public sealed record Result(IReadOnlyList<string> Ids, IReadOnlyList<Part> Parts, IReadOnlyList<string> StillIn, bool Done);

    /// <summary>What would go; nothing is changed.</summary>
    public static Result Plan(Workspace work, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some: self-learning forget aha_… --yes");
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        List<(Store Store, StoreSnapshot Snapshot)> stores = [.. work.Stores.All.Select(s => (s, s.Load()))];
        var known = stores.SelectMany(s => wanted.Where(id => s.Snapshot.Knows(id)).Concat(
            new[] { s.Snapshot.Events, s.Snapshot.Of(JournalKind.Candidates) }.SelectMany(j => ForgottenWords.RowsOf(j, wanted).Select(j.Id))));
        if (wanted.Except(known).ToList() is { Count: > 0 } unknown)
            throw new UserError($"Unknown: {string.Join(", ", unknown)}. Nothing was forgotten.", "See `self-learning list --all` for the ids that are known.");

        var words = new ForgottenWords(wanted, stores.Select(s => s.Snapshot));
        // The skills and files in which a card still stands are not the store's to change here.
        var stillIn = stores.SelectMany(s => s.Snapshot.Ledger.Records).Where(b => b.StandingCardIds.Any(wanted.Contains)).Select(b => b.TargetSkillPath).OfType<string>();
        return new Result(ids, [.. stores.Select(s => Look(s.Store, s.Snapshot, wanted, words)).OfType<Part>()], [.. stillIn.Distinct().Order(StringComparer.Ordinal)], Done: false);
    }

    /// <summary>Takes out what was planned, and what was written of it since. Fails where any word of it is left in the store.</summary>
    public static Result Apply(Workspace work, Result plan)
    {
        var wanted = plan.Ids.ToHashSet(StringComparer.Ordinal);
        var words = new ForgottenWords(wanted, work.Stores.All.Select(s => s.Load()));
        var left = new List<string>();
        foreach (var store in work.Stores.All.Where(s => plan.Parts.Any(p => p.Path == s.Path)))
        {
            store.Locked(folder => TakeOut(work, store, folder, wanted, words));
            RefreshIndex.Of(work, store);
            left.AddRange(store.Locked(folder => Left(work, store, folder, words)));
        }

        return left.Count == 0
            ? plan with { Done = true }
            : throw new UserError($"It is gone from the journals, but parts of it remain in {string.Join(", ", left)}.", "Check these files and delete them by hand.");
    }

    private static Part? Look(Store store, StoreSnapshot snapshot, HashSet<string> wanted, ForgottenWords words)
    {
        using var folder = store.Find();
        var lines = ForgottenWords.JournalsOf(snapshot).Select(j => new Lines(j.Kind, ForgottenWords.RowsOf(j, wanted).Count())).Where(l => l.Count > 0).ToList();
        var (bundles, damaged) = (Bundles(folder, snapshot, wanted, words), Damaged(folder, words));
        return lines.Count + bundles.Count + damaged.Count == 0 ? null : new Part(store.Path, lines, bundles, damaged);
    }

    private static bool TakeOut(Workspace work, Store store, Folder folder, HashSet<string> wanted, ForgottenWords words)
    {
        // A cache that cannot be taken away would still hold the words: that is told before anything is changed.
        store.DropCaches(folder, work.Env);
        ChangeSet.Recover(folder, work.Warnings);
        var snapshot = store.Load();
        var (bundles, damaged) = (Bundles(folder, snapshot, wanted, words), Damaged(folder, words));
        var count = 0;
        foreach (var journal in ForgottenWords.JournalsOf(snapshot))
        {
            var rows = ForgottenWords.RowsOf(journal, wanted).ToList();
            count += rows.Count;
            // What was torn while it was written holds the words, too.
            JournalFile.Blank(folder, journal.Kind,
            [
                .. rows.Select(row => (journal.Start(row), journal.Raw(row).Length)),
                .. journal.Damages.Where(d => words.AreIn(journal.Raw(d))).Select(d => (d.Start, d.Length)),
            ]);
        }

        using (var exports = folder.Find("exports", "backports"))
        {
            foreach (var bundle in bundles)
                exports?.DeleteTree(bundle);
        }

        using (var aside = folder.Find(DamagedFolder))
        {
            foreach (var file in damaged)
                JournalFile.Rewrite(aside!, file, bytes => WithoutLines(bytes, words)); // It was found there.
        }

        store.DropCaches(folder, work.Env);
        folder.TryDelete(IndexName);
        var gone = new JsonObject
        {
            { Keys.TaskSummary, $"Forgot {Counted.Of(wanted.Count, "record")} ({count} lines)" },
            { Keys.PrimarySkill, Skill.Unknown },
            { Keys.Notes, new JsonArray() },
            { Keys.Ts, work.Env.Ts },
        };
        gone.Add(Keys.Id, Ids.OfEvent(gone));
        Store.Append(folder, (JournalKind.Events, [gone]));
        return true;
    }

    // Journals and INDEX.md were just written; all else in the store and in its caches is looked through.
    private static List<string> Left(Workspace work, Store store, Folder folder, ForgottenWords words)
    {
        var written = JournalKind.All.Select(k => k.FileName).Append(IndexName).ToHashSet(StringComparer.Ordinal);
        using var caches = store.FindCacheOfUser(work.Env, create: false);
        return
        [
            .. words.FilesIn(folder).Where(f => !written.Contains(f)).Select(folder.At),
            .. words.FilesIn(caches).Select(f => caches!.At(f)),
        ];
    }

    // Whatever the journal says of its bundles: their names may have been redacted there.
    private static List<string> Bundles(Folder? folder, StoreSnapshot snapshot, HashSet<string> wanted, ForgottenWords words)
    {
        using var exports = folder?.Find("exports", "backports");
        var named = snapshot.Ledger.Records
            .Where(b => b.RequestedCardIds.Concat(b.ResultCardIds).Any(wanted.Contains))
            .Select(b => Path.GetFileName(b.BundleDir?.TrimEnd('/') ?? ""))
            .Where(n => n.Length > 0 && n is not ("." or "..") && exports?.Facts(n) is not null);
        return [.. named.Union(words.FilesIn(exports).Select(f => f.Split('/')[0]))];
    }

    private static List<string> Damaged(Folder? folder, ForgottenWords words)
    {
        using var aside = folder?.Find(DamagedFolder);
        return [.. words.FilesIn(aside)];
    }

    private static byte[] WithoutLines(byte[] bytes, ForgottenWords words)
    {
        using var kept = new MemoryStream(bytes.Length);
        for (var start = 0; start < bytes.Length;)
        {
            var newline = bytes.AsSpan(start).IndexOf((byte)'\n');
            var end = newline < 0 ? bytes.Length : start + newline + 1;
            if (!words.AreIn(bytes.AsSpan(start, end - start)))
                kept.Write(bytes.AsSpan(start, end - start));
            start = end;
        }

        return kept.ToArray();
    }
}
