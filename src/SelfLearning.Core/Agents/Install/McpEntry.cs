using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Install;

/// <summary>Our server as an agent registers it: its name, what is started, and whether a command is ours.</summary>
internal static class McpEntry
{
    internal const string Name = "self-learning";
    internal const string Verb = "mcp";

    /// <summary>The entry of a JSON file.</summary>
    internal static JsonObject Of(McpShape shape, string program)
    {
        var entry = new JsonObject();
        if (shape.TypeName is { } type)
            entry.Add("type", type);
        if (shape.CommandIsArray)
        {
            entry.Add("command", JsonArray.Of([program, Verb]));
            entry.Add("enabled", true);
        }
        else
        {
            entry.Add("command", program);
            entry.Add("args", JsonArray.Of([Verb]));
        }

        if (shape.ListsTools)
            entry.Add("tools", JsonArray.Of(["*"]));
        if (shape.AsksToLoad)
            entry.Add("alwaysLoad", true);
        return entry;
    }

    /// <summary>Whether a program with a first argument is ours, wherever it was.</summary>
    internal static bool IsOurs(string? program, string? first) => first == Verb && program is not null && program[(program.LastIndexOfAny(['/', '\\']) + 1)..] is Name or Name + ".exe";

    internal static TextMerge.Refused Foreign { get; } = new($"Another MCP server is named {Name} there; rename or remove it first.");
}
