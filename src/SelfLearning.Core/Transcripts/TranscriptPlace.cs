namespace SelfLearning.Core.Transcripts;

/// <summary>A place where an agent keeps its sessions.</summary>
/// <param name="Agent">The agent's id.</param>
/// <param name="Root">Where its folder is taken from.</param>
/// <param name="Variable">The variable that moves the root; null where there is none.</param>
/// <param name="Folder">The folder below the root.</param>
/// <param name="Names">How the names of its files end.</param>
/// <param name="Depth">How many folders below it are searched.</param>
public sealed record TranscriptPlace(string Agent, TranscriptRoot Root, string? Variable, string Folder, IReadOnlyList<string> Names, int Depth)
{
    private const string CodeStorage = ".config/Code/User/globalStorage/";

    /// <summary>All known places.</summary>
    public static IReadOnlyList<TranscriptPlace> All { get; } =
    [
        new("claude-code", TranscriptRoot.Home, "CLAUDE_CONFIG_DIR", ".claude|projects", [".jsonl"], 3),
        new("codex", TranscriptRoot.Home, "CODEX_HOME", ".codex|sessions", [".jsonl"], 4),
        new("codex", TranscriptRoot.Home, "CODEX_HOME", ".codex|archived_sessions", [".jsonl"], 4),
        new("copilot-cli", TranscriptRoot.Home, "COPILOT_HOME", ".copilot|session-state", [".jsonl"], 1),
        new("gemini-cli", TranscriptRoot.Home, null, ".gemini|tmp", [".json", ".jsonl"], 2),
        new("qwen", TranscriptRoot.Home, null, ".qwen|projects", [".jsonl"], 2),
        new("opencode", TranscriptRoot.Home, "XDG_DATA_HOME", ".local/share|opencode", ["opencode.db"], 0),
        new("cursor", TranscriptRoot.Home, null, ".cursor|projects", [".jsonl"], 3),
        new("cursor", TranscriptRoot.Home, "XDG_CONFIG_HOME", ".config|Cursor/User/globalStorage", ["state.vscdb"], 0),
        new("cline", TranscriptRoot.Home, null, CodeStorage + "|saoudrizwan.claude-dev/tasks", ["api_conversation_history.json"], 1),
        new("roo", TranscriptRoot.Home, null, CodeStorage + "|rooveterinaryinc.roo-cline/tasks", ["api_conversation_history.json"], 1),
        new("kiro", TranscriptRoot.Home, null, ".kiro|sessions/cli", [".json", ".jsonl"], 0),
        new("droid", TranscriptRoot.Home, null, ".factory|sessions", [".jsonl"], 2),
        new("pi", TranscriptRoot.Home, null, ".pi/agent|sessions", [".jsonl"], 1),
        new("goose", TranscriptRoot.Home, "XDG_DATA_HOME", ".local/share|goose/sessions", [".jsonl", "sessions.db"], 0),
        new("aider", TranscriptRoot.Repository, null, "|", [".aider.chat.history.md"], 0),
        new("specstory", TranscriptRoot.Repository, null, "|.specstory/history", [".md"], 0),
    ];

    /// <summary>The agents that have a place, each once.</summary>
    public static IReadOnlyList<string> Agents { get; } = [.. All.Select(p => p.Agent).Distinct(StringComparer.Ordinal)];

    /// <summary>The part of <see cref="Folder"/> that the variable stands for, and the rest.</summary>
    public (string Moved, string Below) Parts => (Folder[..Folder.IndexOf('|', StringComparison.Ordinal)], Folder[(Folder.IndexOf('|', StringComparison.Ordinal) + 1)..]);
}
