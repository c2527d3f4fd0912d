namespace SelfLearning.Core.Transcripts.Splitting;

/// <summary>Bytes that have come and are not used up yet.</summary>
internal sealed class PendingBytes
{
    private byte[] buffer = new byte[64 << 10];
    private int start;
    private int end;

    public int Count => end - start;

    public ReadOnlySpan<byte> Span => buffer.AsSpan(start, end - start);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (buffer.Length - end < bytes.Length)
        {
            var target = Count + bytes.Length > buffer.Length ? new byte[Math.Max(buffer.Length * 2, Count + bytes.Length)] : buffer;
            Span.CopyTo(target);
            (buffer, end, start) = (target, Count, 0);
        }

        bytes.CopyTo(buffer.AsSpan(end));
        end += bytes.Length;
    }

    public void Use(int count)
    {
        start += count;
        if (start == end)
            start = end = 0;
    }
}
