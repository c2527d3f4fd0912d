using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents;

/// <summary>Every agent we know, in the order in which they are shown.</summary>
public static class AgentTable
{
    public static IReadOnlyList<AgentRow> All { get; } = [.. MainAgents.Rows, .. OtherAgents.Rows];

    /// <summary>Places under home that an agent's own environment variable moves elsewhere, and where they are then, below what it names.</summary>
    public static IReadOnlyList<(string Place, string Variable, string Below)> MovedBy { get; } =
        [("~/.claude", "CLAUDE_CONFIG_DIR", ""), ("~/.claude.json", "CLAUDE_CONFIG_DIR", "/.claude.json"), ("~/.codex", "CODEX_HOME", ""), ("~/.copilot", "COPILOT_HOME", "")];

    /// <summary>The row of an agent word, without case; null where there is none.</summary>
    public static AgentRow? Find(string id) => All.FirstOrDefault(a => string.Equals(a.Id, id, StringComparison.OrdinalIgnoreCase));

    /// <summary>One settings file is read by several hosts: Cursor, VS Code and Copilot CLI also run what stands in Claude Code's.
    /// The payload says who really called, and so in which shape the answer must come.</summary>
    public static AgentRow HostOf(AgentRow asked, JsonObject payload)
    {
        if (!asked.SharesSettings)
            return asked;

        var host = payload switch
        {
            _ when payload.Has("cursor_version") => "cursor",
            _ when payload.Has("hookEventName") => "vscode",
            _ when payload.Has("tool_result") || payload.Has("toolName") || payload.Has("sessionId") => "copilot-cli",
            // Both stamp the time, which Claude Code does not; only VS Code names the transcript at every event.
            _ when payload.Has("timestamp") => payload.Has("transcript_path") ? "vscode" : "copilot-cli",
            _ => asked.Id,
        };
        return Find(host) ?? asked;
    }
}
