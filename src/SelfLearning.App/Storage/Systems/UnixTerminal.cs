using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage.Systems;

/// <summary><c>/dev/tty</c>, which never blocks.</summary>
internal sealed class UnixTerminal(UnixCalls calls, SafeFileHandle terminal) : SystemTerminal
{
    private int Descriptor => (int)terminal.DangerousGetHandle();

    public override void DropTyped() => calls.DropTyped(terminal);

    public override long Write(ReadOnlySpan<byte> bytes)
    {
        while (true)
        {
            var written = calls.WriteTo(Descriptor, bytes, out var fault);
            if (written >= 0 || fault.Kind != FaultKind.Held)
                return written;
            calls.WaitToWrite(Descriptor);
        }
    }

    public override int Read(Span<byte> bytes, int milliseconds)
    {
        if (!calls.WaitToRead(Descriptor, milliseconds))
            return 0;
        var count = (int)calls.ReadFrom(Descriptor, bytes, out var fault);
        return count > 0 || (count < 0 && fault.Kind == FaultKind.Held) ? Math.Max(count, 0) : -1;
    }

    public override void Dispose() => terminal.Dispose();
}
