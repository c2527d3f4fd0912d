using System.Text;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Changes;

namespace SelfLearning.App.Features.Backports;

/// <summary>What an export leaves in the store: the changed texts, how to use them by hand, and the bytes to go back to.</summary>
internal static class BackportBundle
{
    public const string UndoFolder = "undo";
    private const int PrivateFile = 0x180;

    public static void Write(Folder bundles, ExportBackport.Exported one, IReadOnlyList<string> ids, string ts, bool withPatch, bool withUndo)
    {
        using var bundle = bundles.Get(one.BundleFolder);
        var target = one.Target;
        Put(bundle, Bundle.ManifestName, JsonText.Indented(Bundle.Manifest(one.BackportId, ts, target.Name, target.Path, ids, one.Plan)) + "\n");
        Put(bundle, "README.md", Bundle.Readme(one.BackportId, target.Name, one.Plan.AddedIds));
        if (target.File is null)
        {
            Put(bundle, "SKILL_APPEND.md", Bundle.SkillAppend(one.BackportId));
            using var references = bundle.Get("references");
            Put(references, "self-learning-aha.md", one.Plan.Changes[1].After ?? "");
        }

        if (withPatch)
            Put(bundle, "backport.patch", one.Patch);
        if (!withUndo)
            return;
        WriteUndo(bundle, one);
        BaseTexts.Keep(bundle, one.Texts);
    }

    /// <summary>The files that a backport changes, with the hashes of before and after (null: not there).</summary>
    public static JsonArray Files(ExportBackport.Exported one) => new(one.Files.Select(f => new JsonObject
    {
        { "path", f.FullPath },
        { "before", ForeignFile.Hash(f.Before) },
        { "after", ForeignFile.Hash(f.After) },
    }));

    /// <summary>The name under which the undo folder keeps a file of a target.</summary>
    public static string UndoName(string path) => path.Replace('/', '_');

    private static void WriteUndo(Folder bundle, ExportBackport.Exported one)
    {
        using var undo = bundle.Get(UndoFolder);
        foreach (var file in one.Files.Where(f => f.Before is not null))
            AtomicFile.Write(undo, UndoName(file.Path), file.Before, PrivateFile, durable: true);
    }

    private static void Put(Folder folder, string name, string text) =>
        AtomicFile.Write(folder, name, Encoding.UTF8.GetBytes(text), PrivateFile, durable: false);
}
