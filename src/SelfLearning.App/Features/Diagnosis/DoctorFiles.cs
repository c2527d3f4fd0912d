using SelfLearning.App.Storage.Systems;
using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>What the files of a store tell without their records: modes, owners, the lock, what died processes left, and the caches.</summary>
internal static class DoctorFiles
{
    private const int OfOthers = 0x3f;
    private const int UserWrites = 0x80;

    public static IReadOnlyList<Finding> Look(Workspace work, Store store)
    {
        var findings = new List<Finding>();
        try
        {
            if (store == work.Project && InstallLedgerFile.FindNote(work.Env) is { } note)
                findings.Add(new Finding("pending-change", Finding.Error, note, 0, "A process died while installing or uninstalling.", "The next install or uninstall, or self-learning repair --apply, restores its files."));
            using var folder = store.Find();
            if (folder is null)
                return findings;
            findings.AddRange(Modes(folder));
            findings.AddRange(Lock(folder));
            findings.AddRange(Left(work, store, folder));
            findings.AddRange(Caches(folder));
        }
        catch (UserError e)
        {
            findings.Add(new Finding("unreadable", Finding.Error, store.Path, 0, e.Message, e.Hint ?? "Make it readable for you."));
        }

        return findings;
    }

    /// <summary>What died processes left in a store, and in the places outside it that the store's journals name.</summary>
    public static IReadOnlyList<string> Leftover(Workspace work, Store store, Folder folder)
    {
        var left = Leftovers.Below(folder).ToList();
        if (store != work.Project)
            return left;
        var targets = store.Load().Ledger.Records.Select(b => b.TargetSkillPath).OfType<string>().Select(p => File.Exists(p) ? Path.GetDirectoryName(p)! : p);
        foreach (var path in targets.Append(work.Roots.Repository).Distinct().Where(Directory.Exists))
        {
            using var target = Folder.Open(path);
            left.AddRange(target is null ? [] : Leftovers.Below(target, depth: path == work.Roots.Repository ? 0 : 1));
        }

        return left;
    }

    private static IEnumerable<Finding> Modes(Folder folder)
    {
        var own = folder.Facts(".") ?? default;
        if ((own.Mode & OfOthers) != 0)
        {
            var open = JournalKind.All.Select(k => k.FileName).Where(n => folder.Facts(n) is { } f && (f.Mode & OfOthers) != 0).ToList();
            if (open.Count > 0)
                yield return new Finding("mode", Finding.Warning, folder.Path, 0, $"Others can look at {string.Join(", ", open)} (the folder has the mode {Octal(own.Mode)}).", $"chmod 700 '{folder.Path}'");
        }

        foreach (var kind in JournalKind.All)
        {
            if (folder.Facts(kind.FileName) is not { } facts)
                continue;
            if (!facts.IsFile)
                yield return new Finding("not-a-file", Finding.Error, folder.At(kind.FileName), 0, "It is a link, a folder or a pipe; no record can be written there.", "Move it away; if it is a link, put the real file in its place.");
            else if ((facts.Mode & UserWrites) == 0)
                yield return new Finding("mode", Finding.Warning, folder.At(kind.FileName), 0, $"It cannot be written (mode {Octal(facts.Mode)}).", $"chmod u+w '{folder.At(kind.FileName)}'");
            if (facts.Owner != own.Owner)
                yield return new Finding("owner", Finding.Warning, folder.At(kind.FileName), 0, $"It belongs to the user number {facts.Owner}, the folder to {own.Owner}.", $"chown {own.Owner} '{folder.At(kind.FileName)}'");
        }
    }

    private static IEnumerable<Finding> Lock(Folder folder)
    {
        if (StoreLock.FindHolder(folder) is { } holder)
            yield return new Finding("lock-held", Finding.Warning, folder.At(".lock"), 0, $"The process {holder} has held the lock for more than a second.", $"Look at what it does (ps -fp {holder}); the lock is free as soon as it ends.");
    }

    private static IEnumerable<Finding> Left(Workspace work, Store store, Folder folder)
    {
        if (ChangeNote.IsIn(folder))
            yield return new Finding("pending-change", Finding.Error, folder.At(ChangeNote.FolderName), 0, "A process died while changing a skill or document.", "self-learning repair --apply restores its files.");
        foreach (var path in Leftover(work, store, folder))
            yield return new Finding("leftover", Finding.Warning, path, 0, "A process died before it could finish this temporary file.", "self-learning repair --apply takes it away; nothing recorded is in it.");
    }

    // Caches come back by themselves: only what stands in their way is told.
    private static IEnumerable<Finding> Caches(Folder folder)
    {
        if (folder.Facts("INDEX.md") is { IsFile: false })
            yield return new Finding("cache", Finding.Warning, folder.At("INDEX.md"), 0, "It is not a file and cannot be refreshed.", "Move it away.");
        if (folder.Facts(Store.CacheName) is { IsFolder: false })
            yield return new Finding("cache", Finding.Warning, folder.At(Store.CacheName), 0, "It is not a folder, so there can be no index.", "Move it away.");
        using var cache = Store.FindCache(folder);
        if (cache is null)
            yield break;

        foreach (var name in cache.Names().Where(n => n.EndsWith(".db", StringComparison.Ordinal)))
        {
            if (cache.Facts(name) is not { IsFile: true } || !BeginsAsDatabase(cache, name))
                yield return new Finding("cache", Finding.Warning, cache.At(name), 0, "It is not an index.", "No action needed; it is rebuilt automatically.");
        }

        using var receipts = cache.Facts("receipts") is { IsFolder: true } ? cache.Find("receipts") : null;
        foreach (var name in receipts?.Names().Where(n => n.EndsWith(".jsonl", StringComparison.Ordinal)) ?? [])
        {
            if (receipts!.FindBytes(name) is { } bytes && BadLine(bytes) is > 0 and var line)
                yield return new Finding("receipt", Finding.Warning, receipts.At(name), line, "A line is not a JSON object.", "Delete the file; a hint may then come twice in that session, nothing else.");
        }
    }

    private static bool BeginsAsDatabase(Folder folder, string name)
    {
        using var file = folder.FindFile(name);
        Span<byte> head = stackalloc byte[16];
        return file is not null && SystemCalls.Here.ReadAt(file, head, 0, out _) == head.Length && head.SequenceEqual("SQLite format 3\0"u8);
    }

    private static int BadLine(byte[] bytes)
    {
        var line = 0;
        foreach (var range in bytes.AsSpan().Split((byte)'\n'))
        {
            line++;
            var text = bytes.AsSpan(range);
            if (!text.Trim(" \t\r"u8).IsEmpty && !(JsonReader.TryRead(text, out var value, out _) && value is JsonObject))
                return line;
        }

        return 0;
    }

    private static string Octal(int mode) => Convert.ToString(mode, 8);
}
