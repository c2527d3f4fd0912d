using System.Text.Json;

namespace SelfLearning.Bench.Learn;

/// <summary>One label of the annotator. <c>At</c> is the number of a call, or <c>u3</c>, <c>d7</c>.</summary>
internal sealed record Label(string Session, string Kind, string At, int Worth)
{
    public int? Call => int.TryParse(At, out var call) ? call : null;

    public static ILookup<string, Label> Read(string folder) =>
        File.ReadLines(Path.Combine(folder, "labels.jsonl")).Select(Parse).ToLookup(l => l.Session, StringComparer.Ordinal);

    private static Label Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var worth = root.TryGetProperty("worth", out var w) && w.ValueKind == JsonValueKind.Number ? w.GetInt32() : 0;
        return new Label(root.GetProperty("session").GetString()!, root.GetProperty("kind").GetString()!, root.GetProperty("at").ToString(), worth);
    }
}
