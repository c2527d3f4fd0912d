using SelfLearning.App.Features.Index;
using SelfLearning.Core.Safety.Secrets;
using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>Takes secrets out of what a store already holds: journals, bundles, index, and what repair moved aside. Shows what it would change; with <c>apply</c> writes each
/// file anew beside the old one, syncs, and renames, so that no copy of a secret stays in the store.</summary>
public static class RedactHistory
{
    public sealed record Change(string File, int Line, string Place, string Kind);

    public sealed record Result(IReadOnlyList<Change> Changes, bool Applied);

    public static Result Run(Workspace work, bool apply)
    {
        var changes = new List<Change>();
        foreach (var store in work.Stores.All)
        {
            using var folder = store.Find();
            if (folder is null)
                continue;
            if (apply)
                store.Locked(locked => Apply(work, store, locked, changes));
            else
                Walk(folder, changes, apply: false, work.Env.Stop);
            if (apply && changes.Count > 0)
                RefreshIndex.Of(work, store);
        }

        return new Result(changes, apply && changes.Count > 0);
    }

    private static void Walk(Folder store, List<Change> changes, bool apply, CancellationToken stop)
    {
        foreach (var kind in JournalKind.All)
            Clean(store, kind.FileName, changes, apply, stop);
        foreach (var name in new[] { "exports", RepairDamage.FolderName })
        {
            using var below = store.Find(name);
            if (below is not null)
                WalkTree(below, changes, apply, stop);
        }
    }

    private static bool Apply(Workspace work, Store store, Folder folder, List<Change> changes)
    {
        // An interrupted change keeps copies of the files it was to change.
        ChangeSet.Recover(folder, work.Warnings);
        Walk(folder, changes, apply: true, work.Env.Stop);
        if (changes.Count > 0)
            store.DropCaches(folder, work.Env);
        return true;
    }

    private static void WalkTree(Folder folder, List<Change> changes, bool apply, CancellationToken stop)
    {
        foreach (var name in folder.Names())
        {
            if (Directory.Exists(folder.At(name)))
            {
                using var below = folder.Find(name);
                if (below is not null)
                    WalkTree(below, changes, apply, stop);
            }
            else
            {
                Clean(folder, name, changes, apply, stop);
            }
        }
    }

    private static void Clean(Folder folder, string name, List<Change> changes, bool apply, CancellationToken stop)
    {
        if (apply)
            JournalFile.Rewrite(folder, name, bytes => Cleaned(bytes, folder.At(name), changes, stop));
        else if (folder.FindBytes(name) is { } bytes)
            Cleaned(bytes, folder.At(name), changes, stop);
    }

    /// <summary>The bytes without secrets, or null where nothing changes. Lines that are JSON are cleaned as JSON, others as text.</summary>
    private static byte[]? Cleaned(byte[] bytes, string path, List<Change> changes, CancellationToken stop)
    {
        using var clean = new MemoryStream(bytes.Length);
        var journal = JournalKind.All.FirstOrDefault(kind => kind.FileName == Path.GetFileName(path));
        var (line, changed) = (0, false);
        for (var start = 0; start < bytes.Length;)
        {
            stop.ThrowIfCancellationRequested();
            var newline = bytes.AsSpan(start).IndexOf((byte)'\n');
            var end = newline < 0 ? bytes.Length : start + newline;
            line++;
            var raw = bytes.AsSpan(start, end - start);
            var better = CleanedLine(raw, path, line, journal, changes);
            changed |= better is not null;
            clean.Write(better is null ? raw : Encoding.UTF8.GetBytes(better));
            if (newline >= 0)
                clean.WriteByte((byte)'\n');
            start = end + 1;
        }

        return changed ? clean.ToArray() : null;
    }

    private static string? CleanedLine(ReadOnlySpan<byte> raw, string path, int line, JournalKind? journal, List<Change> changes)
    {
        if (raw.Length > 0 && raw[0] == (byte)'{' && JsonReader.TryRead(raw, out var value, out _) && value is JsonObject record)
        {
            var places = new List<RedactedPlace>();
            var clean = journal is null ? Redaction.Redact(value, places) : Redaction.Record(journal, record, places);
            changes.AddRange(places.Select(p => new Change(path, line, p.Path, p.Kind)));
            return places.Count == 0 ? null : JsonText.Line(clean);
        }

        if (!System.Text.Unicode.Utf8.IsValid(raw))
            return null;
        var found = new List<SecretSpan>();
        var text = Redaction.Redact(Encoding.UTF8.GetString(raw), found);
        changes.AddRange(found.Select(f => new Change(path, line, "", f.Kind)));
        return found.Count == 0 ? null : text;
    }
}
