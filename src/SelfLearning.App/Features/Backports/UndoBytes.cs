using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Backports;

/// <summary>The bytes that files had before a backport, where they are still just what it made of them.</summary>
internal static class UndoBytes
{
    /// <summary>The files to write to undo the backport, the latest in a target, that added these cards, or null where the files changed since,
    /// other cards came with it, or the bytes are gone.</summary>
    public static IReadOnlyList<ForeignFile>? Find(Folder? store, BackportRecord? backport, BackportTarget target, IReadOnlyList<string> cards)
    {
        if (backport?.TargetSkillPath is not { } was || !backport.AddedCardIds.Order(StringComparer.Ordinal).SequenceEqual(cards.Order(StringComparer.Ordinal)))
            return null;
        using var undo = store?.Find("exports", "backports", Path.GetFileName(backport.BundleDir) is { Length: > 0 } bundle ? bundle : "-", BackportBundle.UndoFolder);
        var files = new List<ForeignFile>();
        foreach (var file in (backport.Body.Find(Keys.Files) as JsonArray)?.Items.OfType<JsonObject>() ?? [])
        {
            // As it lay in the target, wherever that lies now.
            var path = Path.GetRelativePath(target.File is null ? was : Path.GetDirectoryName(was) ?? "/", file.Text("path") ?? "");
            if (path.StartsWith("..", StringComparison.Ordinal) || ForeignFile.Below(target.Folder, path) is not { } now || ForeignFile.Hash(now.Before) != file.Text("after"))
                return null;
            var before = file.Text("before") is null ? null : undo?.FindBytes(BackportBundle.UndoName(path));
            if (ForeignFile.Hash(before) != file.Text("before"))
                return null;
            files.Add(now with { After = before });
        }

        return files.Count == 0 ? null : files;
    }
}
