using SelfLearning.Core.Transcripts.Splitting;

namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Reads the pieces of one format into a session.</summary>
internal abstract class FormatReader(SessionBuilder session)
{
    protected SessionBuilder Session { get; } = session;

    /// <summary>Takes one piece.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not valid JSON; nothing was taken from it.</exception>
    public abstract void Read(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number);

    /// <summary>The end of the transcript.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>The piece as a JSON object whose bytes were read through once, so that nothing is taken from a damaged one.</summary>
    protected static JsonPart Whole(ReadOnlySpan<byte> piece)
    {
        var part = new JsonPart(piece.Trim(" \t\r\n\uFEFF"u8));
        if (!part.IsObject)
            throw new System.Text.Json.JsonException("Not an object.");
        part.Check();
        return part;
    }
}
