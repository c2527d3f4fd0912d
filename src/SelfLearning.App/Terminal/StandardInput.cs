using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Terminal;

/// <summary>What comes in, read without .NET's console: that one writes to the terminal before anybody asked. A read that waits ends when the
/// run is to stop.</summary>
internal sealed class StandardInput(bool isClosed, CancellationToken stop) : Stream
{
    private const int Descriptor = 0;

    // How long, in milliseconds, a waiting read goes on before it looks whether the run is to stop.
    private const int Pause = 100;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (isClosed)
            throw Fault("it is closed");
        while (true)
        {
            while (stop.CanBeCanceled && !SystemCalls.Here.WaitToRead(Descriptor, Pause))
                stop.ThrowIfCancellationRequested();
            stop.ThrowIfCancellationRequested();
            var count = SystemCalls.Here.ReadFrom(Descriptor, buffer, out var error);
            if (count >= 0)
                return (int)count;
            if (error.Kind != FaultKind.Held)
                throw Fault(error.Message);
            SystemCalls.Here.WaitToRead(Descriptor, -1);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static UserError Fault(string reason) => new($"Cannot read standard input: {reason}.", "Pipe something in, or name a file or a text on the command line.");
}
