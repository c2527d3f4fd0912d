using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Storage;

namespace SelfLearning.Features;

/// <summary>A note in the store while targets are being changed. Where a process died in the middle, the next one finds the note and puts
/// the targets back as they were; a file that somebody changed since is left alone and named.</summary>
internal static class PendingBackport
{
    private const string Name = ".pending-backport.json";

    public static void Begin(Folder store, IEnumerable<ExportBackport.Exported> exported)
    {
        var note = new JsonObject
        {
            {
                "backports", new JsonArray(exported.Select(e => new JsonObject
                {
                    { "backport_id", e.BackportId },
                    { "bundle", e.BundleFolder },
                    {
                        "files", new JsonArray(e.Target.Files(e.Plan.Changes).Select(f => new JsonObject
                        {
                            { "folder", f.Folder },
                            { "path", f.Path },
                            { "before", BackportBundle.Hash(f.Before) },
                            { "after", BackportBundle.Hash(f.After) },
                        }))
                    },
                }))
            },
        };
        AtomicFile.Write(store, Name, Encoding.UTF8.GetBytes(JsonText.Indented(note) + "\n"), mode: 0x180, durable: true);
    }

    public static void End(Folder store) => store.Delete(Name);

    /// <summary>Puts right what a process left half done; under the store's lock.</summary>
    public static void Recover(Workspace work, Folder store)
    {
        if (store.FindBytes(Name) is not { } bytes)
            return;
        var backports = JsonReader.TryRead(bytes, out var value, out _) ? (value as JsonObject)?.Find("backports") as JsonArray : null;
        var ledger = work.Project.Load().Ledger;
        foreach (var backport in backports?.Items.OfType<JsonObject>() ?? [])
        {
            // The ledger has it: only the note was left behind.
            if (ledger.Latest.Any(b => b.Text("backport_id") == backport.Text("backport_id")))
                continue;
            foreach (var file in (backport.Find("files") as JsonArray)?.Items.OfType<JsonObject>() ?? [])
                PutBack(work, store, backport.Text("bundle") ?? "", file);
        }

        End(store);
    }

    private static void PutBack(Workspace work, Folder store, string bundle, JsonObject file)
    {
        var (folder, path) = (file.Text("folder")!, file.Text("path")!);
        var now = TargetFiles.Find(folder, path);
        var hash = BackportBundle.Hash(now);
        if (hash == file.Text("before"))
            return;
        if (hash != file.Text("after"))
        {
            work.Warnings.Add($"An earlier backport was interrupted and {Path.Combine(folder, path)} was changed since; look at it.");
            return;
        }

        using var undo = store.Find("exports", "backports", bundle, BackportBundle.UndoFolder);
        var before = file.Text("before") is null ? null : undo?.FindBytes(BackportBundle.UndoName(path));
        if (before is null && file.Text("before") is not null)
        {
            work.Warnings.Add($"An earlier backport was interrupted and the bytes to put {Path.Combine(folder, path)} back are gone; look at it.");
            return;
        }

        TargetFiles.Put(new TargetFile(folder, path, before, now), before);
        work.Warnings.Add($"An earlier backport was interrupted; {Path.Combine(folder, path)} is as it was before it.");
    }
}
