namespace SelfLearning.App.Storage.Transcripts;

/// <summary>A database of another program, to be read without a trace: the file itself, where opening it writes nothing, else a copy in the system's
/// folder for such things, gone with its user.</summary>
internal sealed record SqliteCopy(string Path, bool IsOurs) : IDisposable
{
    public static SqliteCopy Of(string path)
    {
        if (!File.Exists(path + "-wal"))
            return new SqliteCopy(path, IsOurs: false);
        var folder = Directory.CreateTempSubdirectory("self-learning-").FullName;
        var copy = System.IO.Path.Combine(folder, "copy.db");
        File.Copy(path, copy);
        File.Copy(path + "-wal", copy + "-wal");
        return new SqliteCopy(copy, IsOurs: true);
    }

    public void Dispose()
    {
        if (IsOurs)
            Directory.Delete(System.IO.Path.GetDirectoryName(Path)!, recursive: true);
    }
}
