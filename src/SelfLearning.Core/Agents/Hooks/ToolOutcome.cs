namespace SelfLearning.Core.Agents.Hooks;

/// <summary>How a tool call ended, as far as the payload says.</summary>
public enum ToolOutcome
{
    /// <summary>No tool ran, the call was interrupted, or nothing tells.</summary>
    Unknown,

    /// <summary>The host said so: exit code 0, a success flag, an event that only follows success.</summary>
    Succeeded,

    /// <summary>The host said so.</summary>
    Failed,

    /// <summary>The host said nothing, but the output reads like an error. Good enough for a hint, never for an outcome.</summary>
    LooksFailed,
}
