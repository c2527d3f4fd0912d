namespace SelfLearning.App.Storage;

/// <summary>A file of another program as it was read, links in its path followed.</summary>
internal sealed class ExternalFile
{
    private const int UserWrites = 0x80;
    private readonly string top;

    private ExternalFile(string path, string top, byte[]? bytes, string? readOnly) => (Path, this.top, Bytes, ReadOnly) = (path, top, bytes, readOnly);

    /// <summary>The absolute path without links.</summary>
    public string Path { get; }

    /// <summary>Null where there is no file.</summary>
    public byte[]? Bytes { get; }

    /// <summary>The file, or else the folder, whose mode forbids its owner to change it; null where there is none.</summary>
    public string? ReadOnly { get; }

    /// <summary>The folders that do not exist yet, outermost first.</summary>
    public IReadOnlyList<string> MissingFolders
    {
        get
        {
            var missing = new List<string>();
            for (var at = System.IO.Path.GetDirectoryName(Path)!; at.Length > top.Length; at = System.IO.Path.GetDirectoryName(at)!)
                missing.Insert(0, at);
            return missing;
        }
    }

    /// <summary>Reads a file by its path, relative to a folder or absolute. A link that leads nowhere, a folder in the file's place and what cannot
    /// be read is told as an error.</summary>
    public static ExternalFile Read(string path, string folder)
    {
        var real = Roots.Resolve(path, folder);
        var top = System.IO.Path.GetDirectoryName(real) ?? throw new UserError($"{real} is a folder.");
        var missing = new Stack<string>();
        for (; !Directory.Exists(top); top = System.IO.Path.GetDirectoryName(top)!)
            missing.Push(System.IO.Path.GetFileName(top));
        using var root = Folder.Open(top) ?? throw new UserError($"The folder {top} does not exist.");
        var name = System.IO.Path.GetFileName(real);
        // What stands where a folder is missing, such as a file, is told.
        using var parent = root.Find([.. missing]);
        var bytes = parent?.FindBytes(name);
        var isReadOnly = bytes is not null && (parent!.Facts(name)?.Mode & UserWrites) == 0;
        return new ExternalFile(real, top, bytes, isReadOnly ? real : (root.Facts(".")?.Mode & UserWrites) == 0 ? top : null);
    }

    /// <summary>Gives the file new bytes, or takes it away; refused where it is no longer what was read. A mode of null keeps the file's.</summary>
    public void Write(byte[]? after, int? mode)
    {
        var folder = after is null ? System.IO.Path.GetDirectoryName(Path)! : top;
        try
        {
            TargetFiles.Apply([new TargetFile(folder, System.IO.Path.GetRelativePath(folder, Path), Bytes, after) { Mode = mode }]);
        }
        catch (UserError) when (after is not null && Bytes is null)
        {
            DeleteEmpty(MissingFolders);
            throw;
        }
    }

    /// <summary>Takes folders away that are empty, given outermost first; what holds anything stays.</summary>
    public static void DeleteEmpty(IReadOnlyList<string> folders)
    {
        foreach (var path in folders.OrderByDescending(f => f.Length))
        {
            using var parent = Directory.Exists(path) ? Folder.Open(System.IO.Path.GetDirectoryName(path)!) : null;
            if (parent?.DeleteFolder(System.IO.Path.GetFileName(path)) == true)
                parent.Sync();
        }
    }
}
