namespace SelfLearning.Hosts.Mcp;

/// <summary>The client's messages. Their end is told only when what was asked before it is answered: the SDK would drop those answers.</summary>
internal sealed class LastingInput(Stream messages, Calls calls) : Stream
{
    // For a message to be taken up, and for an answer to be written.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(100);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = messages.Read(buffer);
        if (read == 0 && buffer.Length > 0)
        {
            Thread.Sleep(Grace);
            calls.Settle();
            Thread.Sleep(Grace);
        }

        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
