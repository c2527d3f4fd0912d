namespace SelfLearning.Storage;

/// <summary>One file outside the store that a backport changes: its place, its bytes as they were read (null: not there), and what it shall
/// become (null: gone).</summary>
internal sealed record TargetFile(string Folder, string Path, byte[]? Before, byte[]? After)
{
    public string FullPath => System.IO.Path.Combine(Folder, Path);
}
