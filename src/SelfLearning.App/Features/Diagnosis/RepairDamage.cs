using System.Text;
using System.Text.Unicode;
using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>Heals what <c>doctor</c> found and what needs no person: half-done backports, open ends, bytes that are no record, temporary files.
/// Bytes that are moved aside are on disk in the store's damaged folder before spaces take their place. A second run finds nothing to do.</summary>
public static class RepairDamage
{
    public const string FolderName = "damaged";

    /// <summary>One thing that is, or would be, healed.</summary>
    public sealed record Step(string Rule, string File, int Line, string Detail);

    /// <summary>What would be done in a store; nothing changes.</summary>
    internal static IReadOnlyList<Step> Plan(Workspace work, Store store)
    {
        using var folder = store.Find();
        return folder is null ? [] : [.. Steps(work, store, folder)];
    }

    /// <summary>Does it, the store's lock held.</summary>
    internal static IReadOnlyList<Step> Apply(Workspace work, Store store, Folder folder)
    {
        List<Step> steps = [.. Steps(work, store, folder)];
        ChangeSet.Recover(folder, work.Warnings);
        if (store == work.Project)
            InstallLedgerFile.Recover(work.Env, work.Warnings);
        foreach (var kind in JournalKind.All)
        {
            // A file of another form is left to people, to the byte.
            if (DamageFindings.IsForeignForm(JournalFile.Read(folder, kind)))
                continue;
            JournalFile.CloseEnd(folder, kind);
            var journal = JournalFile.Read(folder, kind);
            var moved = DamageFindings.Movable(journal);
            if (moved.Count == 0)
                continue;
            using (var aside = folder.Get(FolderName))
                JournalFile.Append(aside, kind, [.. moved.Select(d => JsonText.Line(Kept(journal, d, work.Env.Ts)))]);
            JournalFile.Blank(folder, kind, [.. moved.Select(d => (d.Start, d.Length))]);
        }

        foreach (var path in DoctorFiles.Leftover(work, store, folder))
            Leftovers.Delete(path);
        return steps;
    }

    private static IEnumerable<Step> Steps(Workspace work, Store store, Folder folder)
    {
        if (ChangeNote.IsIn(folder))
            yield return new Step("pending-change", folder.At(ChangeNote.FolderName), 0, "The files of an interrupted backport are restored.");
        if (store == work.Project && InstallLedgerFile.FindNote(work.Env) is { } note)
            yield return new Step("pending-change", note, 0, "The files of an interrupted installation are restored.");
        foreach (var kind in JournalKind.All)
        {
            var journal = JournalFile.Read(folder, kind);
            if (!journal.IsClosed && journal.Damages.All(d => d.Start + d.Length < journal.Size))
                yield return new Step("open-end", folder.At(kind.FileName), 0, "The last line gets its newline.");
            foreach (var damage in DamageFindings.Movable(journal))
                yield return new Step(damage.Rule, folder.At(kind.FileName), damage.Line, $"{damage.Length} bytes go to {FolderName}/{kind.FileName}.");
        }

        foreach (var path in DoctorFiles.Leftover(work, store, folder))
            yield return new Step("leftover", path, 0, "The temporary file of a process that died goes.");
    }

    private static JsonObject Kept(Journal journal, Damage damage, string ts)
    {
        var kept = new JsonObject { { "ts", ts }, { "rule", damage.Rule }, { "line", damage.Line }, { "start", damage.Start }, { "length", damage.Length } };
        var bytes = journal.Raw(damage);
        if (damage.Rule == Damage.Zeros)
            return kept;
        if (Utf8.IsValid(bytes))
            kept.Add("text", Encoding.UTF8.GetString(bytes));
        else
            kept.Add("base64", Convert.ToBase64String(bytes));
        return kept;
    }
}
