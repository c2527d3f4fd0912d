namespace SelfLearning.Core.Agents;

/// <summary>How a host takes text for its model out of a hook's standard output. Several hosts share one shape.</summary>
public enum AnswerShape
{
    /// <summary>The host takes no text here: nothing but the event's quiet output is printed.</summary>
    None,

    /// <summary><c>{"hookSpecificOutput":{"hookEventName":…,"additionalContext":…}}</c>, and no other key: Codex refuses unknown ones.</summary>
    HookSpecific,

    /// <summary><c>{"additionalContext":…}</c>.</summary>
    TopLevel,

    /// <summary><c>{"additional_context":…}</c>.</summary>
    TopLevelSnake,

    /// <summary><c>{"cancel":false,"contextModification":…}</c>.</summary>
    ContextModification,

    /// <summary><c>{"injectSteps":[{"ephemeralMessage":…}]}</c>.</summary>
    InjectSteps,

    /// <summary>The text as it is.</summary>
    PlainText,
}
