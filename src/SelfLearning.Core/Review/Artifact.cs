using SelfLearning.Core.Json;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Review;

/// <summary>What a card would best become, by words in its tags.</summary>
public static class Artifact
{
    private static readonly (string Name, string[] Words)[] Rules =
    [
        ("template", ["template", "query"]),
        ("reference-file", ["schema"]),
        ("script", ["script", "tooling"]),
        ("skill-md-snippet", ["skill", "docs"]),
    ];

    public static string For(JsonValue? tags)
    {
        var joined = tags is JsonArray array ? PythonText.Lower(string.Join(' ', array.Items.Select(t => t.AsText))) : "";
        return Array.Find(Rules, r => r.Words.Any(w => joined.Contains(w, StringComparison.Ordinal))).Name ?? "reference-file";
    }
}
