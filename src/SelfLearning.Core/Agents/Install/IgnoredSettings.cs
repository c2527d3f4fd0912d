using SelfLearning.Core.Text;
using System.Text.Json;

namespace SelfLearning.Core.Agents.Install;

/// <summary>What makes a host pass over a settings file, or the hooks in it, without a word.</summary>
public static class IgnoredSettings
{
    private static readonly HashSet<string> CursorEvents = new(StringComparer.Ordinal)
    {
        "sessionStart", "sessionEnd", "preToolUse", "postToolUse", "postToolUseFailure", "subagentStart", "subagentStop", "beforeShellExecution", "afterShellExecution",
        "beforeMCPExecution", "afterMCPExecution", "beforeReadFile", "afterFileEdit", "beforeSubmitPrompt", "preCompact", "stop", "afterAgentResponse",
        "afterAgentThought", "beforeTabFileRead", "afterTabFileEdit", "workspaceOpen",
    };

    /// <summary>The reasons, each a sentence; none where the host reads the file as it should.</summary>
    public static IReadOnlyList<string> Of(AgentRow agent, string text)
    {
        // A plugin is a program, not settings.
        if (agent.UserHooks?.Format == HookFormat.Plugin)
            return [];
        var isCursor = agent.Id == "cursor";
        var reasons = new List<string>();
        if (isCursor && text.StartsWith('\uFEFF'))
            reasons.Add("It begins with a byte order mark, and the host ignores such a file.");
        try
        {
            var root = JsoncNode.Parse(FileText.Encode(text.TrimStart('\uFEFF')));
            if (root.Find("disableAllHooks")?.Type == JsonTokenType.True)
                reasons.Add("\"disableAllHooks\" is true: the host runs no hook at all.");
            if (isCursor)
                reasons.AddRange((root.Find("hooks")?.Children ?? []).Where(c => c.Key is { } key && !CursorEvents.Contains(key)).Select(c => $"The host knows no event \"{c.Key}\", and ignores the whole file for it."));
        }
        catch (JsonException e)
        {
            reasons.Add($"It cannot be read as JSON ({e.Message}), so the host ignores it.");
        }

        return reasons;
    }

    /// <summary>Whether a Codex <c>config.toml</c> turns hooks off.</summary>
    public static bool TurnsHooksOff(string toml)
    {
        var table = "";
        foreach (var line in toml.Split('\n').Select(l => l.Split('#')[0].Trim()))
        {
            if (line.StartsWith('['))
                table = line.Trim('[', ']', ' ');
            else if (line.Replace(" ", "", StringComparison.Ordinal) is var setting && ((table == "features" && setting == "hooks=false") || setting == "features.hooks=false"))
                return true;
        }

        return false;
    }
}
