using SelfLearning.App.Storage.Systems;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Changes;

/// <summary>A file of somebody else as it was read (<c>Before</c>; null: not there), and what it shall become (<c>After</c>; null: gone).
/// <c>Folder</c> is there and is opened as it is; below it no link is followed.</summary>
internal sealed record ForeignFile(string Folder, string Path, byte[]? Before)
{
    private const int UserWrites = 0x80;

    public byte[]? After { get; init; } = Before;

    /// <summary>The mode that it shall have; null: the one it has, or the usual one.</summary>
    public int? Mode { get; init; }

    /// <summary>The mode that it had.</summary>
    public int? ModeBefore { get; init; }

    /// <summary>The file, or else the folder, whose mode forbids its owner to change it; null where there is none.</summary>
    public string? ReadOnly { get; init; }

    /// <summary>Folders that go with the file where they are empty then, besides those on the way to it; absolute paths.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    public string FullPath => System.IO.Path.Combine(Folder, Path);

    public bool IsChange => !Same(Before, After);

    /// <summary>The folders on the way from <see cref="Folder"/> to the file, outermost first; absolute paths.</summary>
    public IReadOnlyList<string> FoldersBetween => [.. Parents.Select((_, i) => System.IO.Path.Combine([Folder, .. Parents[..(i + 1)]]))];

    private string[] Parents => System.IO.Path.GetDirectoryName(Path) is { Length: > 0 } parents ? PathRules.Names(parents) : [];

    private string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads a file below a folder; a link in its way is refused.</summary>
    public static ForeignFile Below(string folder, string path)
    {
        var file = new ForeignFile(folder, path, null);
        using var root = Storage.Folder.Open(folder) ?? throw new UserError($"The folder {folder} does not exist.");
        using var parent = root.Find(file.Parents);
        var bytes = parent?.FindBytes(file.Name);
        var mode = bytes is null ? null : parent!.Facts(file.Name)?.Mode;
        var readOnly = mode is { } own && (own & UserWrites) == 0 ? file.FullPath : (root.Facts(".")?.Mode & UserWrites) == 0 ? folder : null;
        return new ForeignFile(folder, path, bytes) { ModeBefore = mode, ReadOnly = readOnly };
    }

    /// <summary>Reads a file by its path, relative to a folder or absolute, links followed. Its folder is the deepest that is there. A link that
    /// leads nowhere, a folder in the file's place and what cannot be read is told as an error.</summary>
    public static ForeignFile Follow(string path, string folder)
    {
        var real = Roots.Resolve(path, folder);
        var top = System.IO.Path.GetDirectoryName(real) ?? throw new UserError($"{real} is a folder.");
        while (!Directory.Exists(top))
            top = System.IO.Path.GetDirectoryName(top)!;
        return Below(top, System.IO.Path.GetRelativePath(top, real));
    }

    /// <summary>The file as it is now, whatever it was; null where its folder is gone.</summary>
    public ForeignFile? Now() => Directory.Exists(Folder) ? Below(Folder, Path) : null;

    /// <summary>Gives the file its bytes of after.</summary>
    public void Write() => Put(After, Mode ?? ModeBefore, Folders);

    /// <summary>Gives the file the bytes and the mode that it had.</summary>
    public void PutBack() => Put(Before, ModeBefore, []);

    public static bool Same(byte[]? a, byte[]? b) => a is null || b is null ? a is null && b is null : a.AsSpan().SequenceEqual(b);

    public static string? Hash(byte[]? bytes) => bytes is null ? null : Sha256.Hex(bytes);

    private void Put(byte[]? bytes, int? mode, IReadOnlyList<string> folders)
    {
        using var root = Storage.Folder.Open(Folder) ?? throw new UserError($"The folder {Folder} does not exist.");
        if (bytes is not null)
        {
            using var parent = root.Get(SystemCalls.Here.UsualFolderMode, Parents);
            AtomicFile.Write(parent, Name, bytes, mode ?? SystemCalls.Here.UsualFileMode, durable: true);
            return;
        }

        using (var there = root.Find(Parents))
        {
            there?.Delete(Name);
            there?.Sync();
        }

        foreach (var path in FoldersBetween.Union(folders).OrderByDescending(f => f.Length).Where(Directory.Exists))
        {
            using var above = Storage.Folder.Open(System.IO.Path.GetDirectoryName(path)!);
            if (above?.DeleteFolder(System.IO.Path.GetFileName(path)) == true)
                above.Sync();
        }
    }
}
