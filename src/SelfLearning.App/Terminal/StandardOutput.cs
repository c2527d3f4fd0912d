using SelfLearning.App.Storage.Systems;

namespace SelfLearning.App.Terminal;

/// <summary>Standard output or standard error, written without .NET's console, which writes to a terminal on its own account.</summary>
/// <param name="descriptor">1 or 2.</param>
/// <param name="isClosed">Whether the process was started without it.</param>
/// <param name="mayFail">Whether a failing write is passed over: what cannot be said on standard error cannot be said at all.</param>
internal sealed class StandardOutput(int descriptor, bool isClosed, bool mayFail) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var error = SystemFault.None;
            var written = isClosed ? -1 : SystemCalls.Here.WriteTo(descriptor, buffer, out error);
            if (written >= 0)
                buffer = buffer[(int)written..];
            else if (error.Kind == FaultKind.Held)
                SystemCalls.Here.WaitToWrite(descriptor);
            else if (mayFail)
                return;
            else
                throw new OutputFault(isClosed ? "it is closed" : error.Message, error.Kind == FaultKind.ClosedPipe);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
