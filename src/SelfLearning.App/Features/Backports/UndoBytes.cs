using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Backports;

/// <summary>The bytes that files had before a backport, where they are still just what it made of them.</summary>
internal static class UndoBytes
{
    /// <summary>The files to write to undo the one backport that added these cards, or null where the files changed since, other cards came
    /// with it, or the bytes are gone.</summary>
    public static IReadOnlyList<TargetFile>? Find(Folder store, StoreSnapshot snapshot, BackportTarget target, IReadOnlyList<string> cards)
    {
        var backport = snapshot.Ledger.Latest.LastOrDefault(b => b.Text("target_skill_path") == target.Path && b.Find("applied") is JsonBool { Value: true });
        if (backport is null || !backport.Texts("added_card_ids").Order(StringComparer.Ordinal).SequenceEqual(cards.Order(StringComparer.Ordinal)))
            return null;
        using var undo = store.Find("exports", "backports", Path.GetFileName(backport.Text("bundle_dir") ?? "-"), BackportBundle.UndoFolder);
        var files = new List<TargetFile>();
        foreach (var file in (backport.Find("files") as JsonArray)?.Items.OfType<JsonObject>() ?? [])
        {
            var path = Path.GetRelativePath(target.Folder, file.Text("path") ?? "");
            var now = TargetFiles.Find(target.Folder, path);
            if (path.StartsWith("..", StringComparison.Ordinal) || BackportBundle.Hash(now) != file.Text("after"))
                return null;
            var before = file.Text("before") is null ? null : undo?.FindBytes(BackportBundle.UndoName(path));
            if (BackportBundle.Hash(before) != file.Text("before"))
                return null;
            files.Add(new TargetFile(target.Folder, path, now, before));
        }

        return files.Count == 0 ? null : files;
    }
}
