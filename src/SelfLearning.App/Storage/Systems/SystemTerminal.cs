namespace SelfLearning.App.Storage.Systems;

/// <summary>An open terminal.</summary>
internal abstract class SystemTerminal : IDisposable
{
    /// <summary>Drops what was typed and not read yet.</summary>
    public abstract void DropTyped();

    /// <summary>One write; how many bytes were taken, or -1. One that must wait is waited for.</summary>
    public abstract long Write(ReadOnlySpan<byte> bytes);

    /// <summary>One read: how many bytes came, 0 where nothing came in so many milliseconds, -1 where nothing will.</summary>
    public abstract int Read(Span<byte> bytes, int milliseconds);

    public abstract void Dispose();
}
