namespace SelfLearning.Bench.Recall;

/// <summary>The bench's own texts, built into it.</summary>
internal static class Resource
{
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not built in.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
