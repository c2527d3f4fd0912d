namespace SelfLearning.Core.Transcripts.Splitting;

/// <summary>Takes one piece of a transcript.</summary>
/// <param name="name">The name of the array or member that holds it; empty in files of lines and for a root array.</param>
/// <param name="piece">Its bytes.</param>
/// <param name="number">Its number, from 1: the line, or the index in its array.</param>
internal delegate void PieceTaker(ReadOnlySpan<byte> name, ReadOnlySpan<byte> piece, int number);

/// <summary>Cuts a stream of bytes into pieces without keeping more than one of them. Two kinds: lines, and elements of a JSON document.</summary>
internal interface ISplitter
{
    /// <summary>Pieces longer than this are dropped and counted.</summary>
    const int LongestPiece = 48 << 20;

    /// <summary>How many pieces were too long.</summary>
    int Dropped { get; }

    void Feed(ReadOnlySpan<byte> bytes, PieceTaker take);

    /// <summary>Hands over what is left at the end.</summary>
    void Complete(PieceTaker take);
}
