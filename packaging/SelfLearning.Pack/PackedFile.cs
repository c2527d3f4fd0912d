namespace SelfLearning.Pack;

/// <summary>A file in a package: its path there, its bytes, and whether it is run.</summary>
internal sealed record PackedFile(string Path, byte[] Bytes, bool IsRun = false)
{
    public static PackedFile Read(string file, string path, bool isRun = false) => new(path, File.ReadAllBytes(file), isRun);

    public PackedFile Below(string folder) => this with { Path = $"{folder}/{Path}" };
}
