using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.App.Storage.Changes;

/// <summary>What is known of a change while it is under way: which files, with the hashes of before and after and the bytes of before.</summary>
internal sealed class ChangeNote
{
    public const string FolderName = ".pending-change";
    private const string FileName = "note.json";
    private const int PrivateFile = 0x180;

    private ChangeNote(bool isCommitted, IReadOnlyList<Noted> files) => (IsCommitted, Files) = (isCommitted, files);

    /// <summary>A file of the note: as it was before, and the hashes of before and after.</summary>
    public sealed record Noted(ForeignFile Place, string? HashBefore, string? HashAfter);

    /// <summary>Whether the ledger has the line of this change: all was done, and only the note was left behind.</summary>
    public bool IsCommitted { get; }

    public IReadOnlyList<Noted> Files { get; }

    public static bool IsIn(Folder home) => home.Has(FolderName);

    public static void Write(Folder home, string ledger, string line, IReadOnlyList<ForeignFile> files)
    {
        using var folder = home.Get(FolderName);
        var noted = new JsonArray();
        foreach (var file in files)
        {
            if (file.Before is { } bytes)
                AtomicFile.Write(folder, SavedName(noted.Count), bytes, file.ModeBefore ?? PrivateFile, durable: true);
            noted.Add(new JsonObject
            {
                { "folder", file.Folder },
                { "path", file.Path },
                { "before", ForeignFile.Hash(file.Before) },
                { "after", ForeignFile.Hash(file.After) },
            });
        }

        var note = new JsonObject { { "ledger", ledger }, { "line", line }, { "files", noted } };
        AtomicFile.Write(folder, FileName, Encoding.UTF8.GetBytes(JsonText.Indented(note) + "\n"), PrivateFile, durable: true);
    }

    /// <summary>The note that a change left; null where it did not come to write one, so that nothing was changed.</summary>
    public static ChangeNote? Find(Folder home)
    {
        using var folder = home.Find(FolderName);
        if (folder?.FindBytes(FileName) is not { } bytes || !JsonReader.TryRead(bytes, out var value, out _) || value is not JsonObject note)
            return null;
        var files = new List<Noted>();
        foreach (var file in (note.Find("files") as JsonArray)?.Items.OfType<JsonObject>() ?? [])
        {
            // The bytes of before lie there with the mode of before.
            var saved = ForeignFile.Below(folder.Path, SavedName(files.Count));
            files.Add(new Noted(saved with { Folder = file.Text("folder") ?? "", Path = file.Text("path") ?? "" }, file.Text("before"), file.Text("after")));
        }

        var ledger = home.FindBytes(note.Text("ledger") ?? "") ?? [];
        return new ChangeNote(ledger.AsSpan().IndexOf(Encoding.UTF8.GetBytes(note.Text("line") + "\n")) >= 0, files);
    }

    /// <summary>Takes the note away, itself before the bytes that it names.</summary>
    public static void Delete(Folder home)
    {
        using (var folder = home.Find(FolderName))
            folder?.Delete(FileName);
        home.DeleteTree(FolderName);
    }

    /// <summary>Puts the files of a change that is not committed back; tells which came back, and which somebody changed since and stay.</summary>
    public IReadOnlyList<(string Path, bool IsBack)> PutBack()
    {
        var told = new List<(string, bool)>();
        foreach (var (place, before, after) in IsCommitted ? [] : Files)
        {
            var now = place.Now();
            var hash = ForeignFile.Hash(now?.Before);
            var isReached = hash != before;
            var isOurs = !isReached || (hash == after && ForeignFile.Hash(place.Before) == before);
            // Folders that were made for a file that never came go, too.
            if (now is not null && isOurs && (isReached || before is null))
                place.PutBack();
            if (isReached)
                told.Add((place.FullPath, now is not null && isOurs));
        }

        Leftovers.DeleteOf(Files.Select(f => f.Place.FullPath));
        return told;
    }

    private static string SavedName(int index) => $"{index}.bytes";
}
