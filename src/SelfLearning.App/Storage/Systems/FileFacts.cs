namespace SelfLearning.App.Storage.Systems;

/// <summary>What the system says of a file: its kind, the nine mode bits, how many names it has, owner, identity, size in bytes, and when it was
/// changed last in nanoseconds since 1970 (Windows counts in steps of 100).</summary>
internal readonly record struct FileFacts(bool IsFile, bool IsFolder, int Mode, uint Links, uint Owner, uint Group, ulong Inode, long Size, long Changed)
{
    private const long NanosecondsInMillisecond = 1_000_000;

    /// <summary>When it was changed last, to the millisecond.</summary>
    internal DateTimeOffset ChangedAt => DateTimeOffset.FromUnixTimeMilliseconds(Changed / NanosecondsInMillisecond);
}
