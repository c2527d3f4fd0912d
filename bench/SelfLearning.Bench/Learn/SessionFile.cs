using SelfLearning.Core.Transcripts;
using SelfLearning.Core.Transcripts.Formats;

namespace SelfLearning.Bench.Learn;

/// <summary>Reads a transcript from disk in pieces, as a program would.</summary>
internal static class SessionFile
{
    public static Transcript Read(string path)
    {
        var reader = new TranscriptReader();
        var buffer = new byte[256 << 10];
        using var file = File.OpenRead(path);
        for (int count; (count = file.Read(buffer)) > 0;)
            reader.Feed(buffer.AsSpan(0, count));
        return reader.Complete();
    }
}
