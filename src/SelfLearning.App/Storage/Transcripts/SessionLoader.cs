using SelfLearning.Core.Transcripts;
using SelfLearning.Core.Transcripts.Formats;

namespace SelfLearning.App.Storage.Transcripts;

/// <summary>Reads the sessions of one file: a transcript, or a database that holds many.</summary>
internal static class SessionLoader
{
    private const int Chunk = 256 << 10;

    /// <summary>One session, and the path that names it.</summary>
    internal sealed record Loaded(string Path, Transcript Session);

    /// <summary>The sessions of a file; none where it is of no known format.</summary>
    /// <param name="file">The file.</param>
    /// <param name="isWanted">Whether sessions of a folder are wanted (null: unknown); asked as soon as the folder is known, so that others
    /// are not read on.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IEnumerable<Loaded> Read(TranscriptFile file, Func<string?, bool> isWanted) =>
        SqliteSessions.Is(file.Path) ? SqliteSessions.Read(file.Path, isWanted) : ReadOne(file.Path, isWanted) is { } one ? [one] : [];

    private static Loaded? ReadOne(string path, Func<string?, bool> isWanted)
    {
        var reader = new TranscriptReader();
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var asked = false;
            for (int count; (count = stream.Read(buffer, 0, Chunk)) > 0;)
            {
                reader.Feed(buffer.AsSpan(0, count));
                if (asked || reader.Folder is not { } folder)
                    continue;
                asked = true;
                if (!isWanted(folder))
                    return new Loaded(path, new Transcript(reader.Format) { Folder = folder });
            }

            var session = reader.Complete();
            return session.Format == TranscriptFormat.Unknown ? null : new Loaded(path, session);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
