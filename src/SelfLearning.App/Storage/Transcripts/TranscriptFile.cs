namespace SelfLearning.App.Storage.Transcripts;

/// <summary>A transcript on disk, as it is at this moment.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Size">Its size in bytes, the write-ahead log of a database included.</param>
/// <param name="Changed">When it was changed last.</param>
internal sealed record TranscriptFile(string Path, long Size, DateTimeOffset Changed)
{
    /// <summary>The file at a path; null where there is none or it may not be seen.</summary>
    public static TranscriptFile? Find(string path)
    {
        var info = new FileInfo(path);
        if (!info.Exists)
            return null;
        var log = new FileInfo(path + "-wal");
        return log.Exists
            ? new TranscriptFile(path, info.Length + log.Length, Later(info.LastWriteTimeUtc, log.LastWriteTimeUtc))
            : new TranscriptFile(path, info.Length, info.LastWriteTimeUtc);
    }

    private static DateTimeOffset Later(DateTime a, DateTime b) => a > b ? a : b;
}
