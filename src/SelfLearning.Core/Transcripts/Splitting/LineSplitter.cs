namespace SelfLearning.Core.Transcripts.Splitting;

/// <summary>Cuts at line feeds. A carriage return before one does not belong to the line.</summary>
internal sealed class LineSplitter : ISplitter
{
    private readonly PendingBytes pending = new();
    private int number;
    private bool skipping;

    public int Dropped { get; private set; }

    public void Feed(ReadOnlySpan<byte> bytes, PieceTaker take)
    {
        for (var feed = bytes.IndexOf((byte)'\n'); feed >= 0; feed = bytes.IndexOf((byte)'\n'))
        {
            var part = bytes[..feed];
            bytes = bytes[(feed + 1)..];
            number++;
            if (skipping)
            {
                skipping = false;
            }
            else if (pending.Count == 0)
            {
                take([], WithoutReturn(part), number);
            }
            else
            {
                pending.Append(part);
                take([], WithoutReturn(pending.Span), number);
                pending.Use(pending.Count);
            }
        }

        if (skipping || bytes.Length == 0)
            return;
        if (pending.Count + bytes.Length > ISplitter.LongestPiece)
        {
            pending.Use(pending.Count);
            Dropped++;
            skipping = true;
            return;
        }

        pending.Append(bytes);
    }

    public void Complete(PieceTaker take)
    {
        if (pending.Count == 0)
            return;
        take([], WithoutReturn(pending.Span), ++number);
        pending.Use(pending.Count);
    }

    private static ReadOnlySpan<byte> WithoutReturn(ReadOnlySpan<byte> line) => line.Length > 0 && line[^1] == '\r' ? line[..^1] : line;
}
