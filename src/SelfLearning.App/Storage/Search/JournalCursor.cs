using SelfLearning.App.Storage.Systems;
using Microsoft.Win32.SafeHandles;

namespace SelfLearning.App.Storage.Search;

/// <summary>How far a journal was read, and how to know it again.</summary>
/// <param name="Inode">The file; 0 where there was none.</param>
/// <param name="Offset">All before this byte was read.</param>
/// <param name="Print">A hash of samples of what stands before the offset.</param>
/// <param name="Size">The size when it was read.</param>
/// <param name="Changed">When it was changed last before that, in nanoseconds since 1970.</param>
internal readonly record struct JournalCursor(ulong Inode, long Offset, ulong Print, long Size, long Changed)
{
    private const int Samples = 16;
    private const int SampleLength = 64;

    /// <summary>Whether the file is as it was.</summary>
    public bool IsOf(FileFacts now) => (Inode, Size, Changed) == (now.Inode, now.Size, now.Changed);

    /// <summary>Whether the file is the same and was only appended to.</summary>
    public bool IsBefore(SafeFileHandle file, FileFacts now) =>
        Offset == 0 || (Inode == now.Inode && Offset < now.Size && Size <= now.Size && Print == PrintOf(file, Offset));

    public static JournalCursor Of(SafeFileHandle file, FileFacts facts, long offset) =>
        new(facts.Inode, offset, PrintOf(file, offset), facts.Size, facts.Changed);

    // FNV-1a over samples from the first byte to the last; the last ones count most, a file that was rewritten differs there.
    private static ulong PrintOf(SafeFileHandle file, long offset)
    {
        var hash = 14695981039346656037UL;
        Span<byte> sample = stackalloc byte[SampleLength];
        for (var i = 0; i <= Samples; i++)
        {
            var at = Math.Max(0, offset - SampleLength) * i / Samples;
            var read = RandomAccess.Read(file, sample[..(int)Math.Min(SampleLength, offset - at)], at);
            foreach (var b in sample[..read])
                hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
