namespace SelfLearning.Core.Agents;

/// <summary>Where the fields of a payload stand: each a list of paths, the first that holds a value counts. A path's parts are
/// divided by dots; a number is a place in an array. The common lists cover every host that is near to Claude Code's names.</summary>
public sealed record PayloadShape
{
    public static readonly PayloadShape Common = new();

    public IReadOnlyList<string> Event { get; init; } = ["hook_event_name", "hookEventName", "hookName", "event", "agent_action_name"];

    public IReadOnlyList<string> Session { get; init; } =
        ["session_id", "sessionId", "conversation_id", "conversationId", "taskId", "trajectory_id", "sessionID"];

    public IReadOnlyList<string> Root { get; init; } =
        ["cwd", "workspace_roots.0", "workspaceRoots.0", "workspacePaths.0", "working_dir", "directory"];

    public IReadOnlyList<string> Tool { get; init; } = ["tool_name", "toolName", "tool"];

    public IReadOnlyList<string> ToolInput { get; init; } = ["tool_input", "toolArgs", "toolInput", "args"];

    public IReadOnlyList<string> ToolOutput { get; init; } = ["tool_response", "tool_result", "toolResult", "tool_output", "output", "result"];

    public IReadOnlyList<string> Error { get; init; } = ["error", "error_message", "message"];

    public IReadOnlyList<string> Prompt { get; init; } = ["prompt", "user_prompt"];

    public IReadOnlyList<string> Trigger { get; init; } = ["source", "trigger", "reason", "status", "terminationReason"];

    public IReadOnlyList<string> CallId { get; init; } = ["tool_use_id", "toolUseId", "callID"];

    /// <summary>Ids of a turn: they tell prompts apart, but not the calls within one.</summary>
    public IReadOnlyList<string> TurnId { get; init; } = ["prompt_id", "turn_id", "generation_id"];

    public IReadOnlyList<string> Subagent { get; init; } = ["agent_id", "agentId"];

    /// <summary>Where the agent writes the session down.</summary>
    public IReadOnlyList<string> Transcript { get; init; } = ["transcript_path", "transcriptPath"];
}
