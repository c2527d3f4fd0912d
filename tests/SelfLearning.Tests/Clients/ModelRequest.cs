using System.Text.Json.Nodes;

namespace SelfLearning.Tests.Clients;

/// <summary>One request that the client sent to its model.</summary>
internal sealed record ModelRequest(string Path, JsonNode Body, string Raw)
{
    /// <summary>Names of the tools that it offers, with their parameters' schemas.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Tools { get; } = ToolsOf(Body);

    /// <summary>The namespace in which a tool is offered; null where it stands alone.</summary>
    public string? NamespaceOf(string tool) => ((Body["tools"] as JsonArray ?? []).Concat(Given(Body)))
        .OfType<JsonObject>().FirstOrDefault(t => (t["tools"] as JsonArray)?.Any(i => i?["name"]?.ToString() == tool) == true)?["name"]?.ToString();

    /// <summary>Whether some text stands in it, wherever.</summary>
    public bool Has(string text) => Count(text) > 0;

    public int Count(string text) => Raw.Split(text).Length - 1;

    /// <summary>Whether one of the user's first three turns is a task that the main agent gave to a sub-agent. (What hosts and hooks say comes
    /// before it, in other roles.)</summary>
    public bool IsSub => Turns.Where(t => t?["role"]?.ToString() is "user").Take(3).Any(t => t!.ToJsonString().Contains("SUBTASK", StringComparison.Ordinal));

    /// <summary>Whether the client asks for a summary of the talk, to go on with a short one.</summary>
    public bool IsCompaction => Path.Contains("compact", StringComparison.Ordinal)
        || (Turns.LastOrDefault(t => t?["role"]?.ToString() is "user")?.ToJsonString() is { } last
            && (last.Contains("CONTEXT CHECKPOINT COMPACTION", StringComparison.Ordinal) || last.Contains("create a detailed summary of", StringComparison.Ordinal) || last.Contains("Your task is to create a", StringComparison.Ordinal)));

    private IEnumerable<JsonNode?> Turns => (Body["messages"] ?? Body["input"] ?? Body["contents"]) as JsonArray ?? [];

    private static List<JsonNode?> Given(JsonNode body) =>
        ((body["input"] as JsonArray)?.Where(i => i is JsonObject o && o["type"]?.ToString() == "additional_tools").SelectMany(i => i!["tools"] as JsonArray ?? []) ?? []).ToList();

    private static Dictionary<string, JsonNode?> ToolsOf(JsonNode body)
    {
        var found = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var tool in (body["tools"] as JsonArray ?? []).Concat(Given(body)).OfType<JsonObject>())
        {
            // Codex groups tools under a name of their own.
            if (tool["tools"] is JsonArray && tool["name"]?.ToString() is { } group)
                found[group] = null;
            foreach (var one in (tool["functionDeclarations"] ?? tool["tools"]) is JsonArray inner ? inner.OfType<JsonObject>() : [tool])
            {
                var function = one["function"] as JsonObject ?? one;
                if ((function["name"] ?? function["type"])?.ToString() is { } name)
                    found[name] = function["parameters"] ?? function["input_schema"] ?? function["parametersJsonSchema"];
            }
        }

        return found;
    }
}
