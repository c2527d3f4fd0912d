namespace SelfLearning.App.Storage;

/// <summary>The files of the skill folder as this program carries them.</summary>
internal static class ShippedSkill
{
    private const string Prefix = "skill/";

    /// <summary>The files, in the order of their paths below the skill's folder.</summary>
    public static IReadOnlyList<(string Path, byte[] Bytes)> Files { get; } = Load();

    private static List<(string Path, byte[] Bytes)> Load()
    {
        var program = typeof(ShippedSkill).Assembly;
        return [.. program.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => (n[Prefix.Length..], Read(n)))];

        byte[] Read(string name)
        {
            using var stream = program.GetManifestResourceStream(name)!; // The name comes from the list of names.
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
