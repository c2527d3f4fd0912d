namespace SelfLearning.App.Storage;

/// <summary>One file outside the store that a backport or an installation changes: its place, its bytes as they were read (null: not there), and
/// what it shall become (null: gone).</summary>
internal sealed record TargetFile(string Folder, string Path, byte[]? Before, byte[]? After)
{
    /// <summary>The mode that it shall have; null: the one it has, or the usual one.</summary>
    public int? Mode { get; init; }

    public string FullPath => System.IO.Path.Combine(Folder, Path);
}
