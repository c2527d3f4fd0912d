namespace SelfLearning.Core.Agents;

/// <summary>The points of an agent's work at which it may call us, whatever the agent names them.</summary>
public enum Moment
{
    SessionStart,
    Prompt,
    BeforeTool,
    AfterTool,
    AfterFailure,
    BeforeCompaction,
    AfterCompaction,
    SubagentStart,
    SubagentStop,
    Stop,
    SessionEnd,
}
