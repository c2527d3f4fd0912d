using System.Globalization;
using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Backports;

/// <summary>A note in the store, with the bytes of before, while targets are being changed. Where a process died in the middle, the next one finds
/// the note and puts the targets back as they were; a file that somebody changed since is left alone and named.</summary>
internal static class PendingBackport
{
    internal const string FolderName = ".pending-backport";
    private const string NoteName = "note.json";
    private const int PrivateFile = 0x180;

    /// <param name="store">The store's folder, its lock held.</param>
    /// <param name="files">The files that will change.</param>
    /// <param name="linesAfter">How many lines <c>backports.jsonl</c> will have when all is done.</param>
    public static void Begin(Folder store, IReadOnlyList<TargetFile> files, int linesAfter)
    {
        using var folder = store.Get(FolderName);
        for (var i = 0; i < files.Count; i++)
        {
            if (files[i].Before is { } bytes)
                AtomicFile.Write(folder, SavedName(i), bytes, PrivateFile, durable: true);
        }

        var note = new JsonObject
        {
            { "lines_after", linesAfter },
            {
                "files", new JsonArray(files.Select(f => new JsonObject
                {
                    { "folder", f.Folder },
                    { "path", f.Path },
                    { "before", BackportBundle.Hash(f.Before) },
                    { "after", BackportBundle.Hash(f.After) },
                }))
            },
        };
        AtomicFile.Write(folder, NoteName, Encoding.UTF8.GetBytes(JsonText.Indented(note) + "\n"), PrivateFile, durable: true);
    }

    public static void End(Folder store)
    {
        using (var folder = store.Find(FolderName))
            folder?.Delete(NoteName);
        store.DeleteTree(FolderName);
    }

    /// <summary>After a change of targets that failed: the note goes where all are as they were; else it stays for the next command.</summary>
    public static void GiveUp(Folder store, IReadOnlyList<TargetFile> files)
    {
        try
        {
            if (AreAsBefore(files))
                End(store);
        }
        catch (UserError)
        {
            // What failed first is told; the note is kept and read by the next command.
        }
    }

    /// <summary>Writes the journals after the targets were changed. Where that fails, the targets go back, unless the journal has it all the same.</summary>
    public static void Log(Workspace work, Folder store, IReadOnlyList<TargetFile> files, params IReadOnlyList<(JournalKind Kind, IReadOnlyList<JsonObject> Records)> journals)
    {
        try
        {
            Store.Append(store, journals);
        }
        catch (UserError e)
        {
            throw new UserError($"{e.Message} {TakeBack(work, store, files)}", e.Hint, e.ExitCode);
        }

        try
        {
            End(store);
        }
        catch (UserError e)
        {
            work.Warnings.Add($"All is done, but its note was left behind: {e.Message} The next backport takes it away.");
        }
    }

    private static string TakeBack(Workspace work, Folder store, IReadOnlyList<TargetFile> files)
    {
        try
        {
            Recover(work, store);
            return AreAsBefore(files) ? "The targets are as they were." : "The targets are changed, and backports.jsonl says so.";
        }
        catch (UserError)
        {
            return "The next backport, or repair --apply, puts the targets right.";
        }
    }

    private static bool AreAsBefore(IReadOnlyList<TargetFile> files) =>
        !files.Any(f => !TargetFiles.Same(f.Before, f.After) && TargetFiles.Same(TargetFiles.Find(f.Folder, f.Path), f.After));

    /// <summary>Whether a process left a note.</summary>
    public static bool IsThere(Folder store) => store.Has(FolderName);

    /// <summary>Puts right what a process left half done; under the store's lock.</summary>
    public static void Recover(Workspace work, Folder store)
    {
        using (var folder = store.Find(FolderName))
        {
            if (folder?.FindBytes(NoteName) is { } bytes && JsonReader.TryRead(bytes, out var value, out _) && value is JsonObject note)
            {
                // The journal has the lines: only the note was left behind.
                var isLogged = note.Find("lines_after") is JsonNumber after && work.Project.Load().Backports.Count >= int.Parse(after.Raw, CultureInfo.InvariantCulture);
                var files = (note.Find("files") as JsonArray)?.Items.OfType<JsonObject>().ToList() ?? [];
                for (var i = 0; !isLogged && i < files.Count; i++)
                    PutBack(work, folder, SavedName(i), files[i]);
            }
        }

        End(store);
    }

    private static string SavedName(int index) => $"{index}.bytes";

    private static void PutBack(Workspace work, Folder saved, string savedName, JsonObject file)
    {
        var (folder, path) = (file.Text("folder")!, file.Text("path")!);
        var now = TargetFiles.Find(folder, path);
        var hash = BackportBundle.Hash(now);
        if (hash == file.Text("before"))
            return;
        var before = file.Text("before") is null ? null : saved.FindBytes(savedName);
        if (hash != file.Text("after") || BackportBundle.Hash(before) != file.Text("before"))
        {
            work.Warnings.Add($"An earlier backport was interrupted and {Path.Combine(folder, path)} was changed since; look at it.");
            return;
        }

        TargetFiles.Put(new TargetFile(folder, path, before, now), before);
        work.Warnings.Add($"An earlier backport was interrupted; {Path.Combine(folder, path)} is as it was before it.");
    }
}
