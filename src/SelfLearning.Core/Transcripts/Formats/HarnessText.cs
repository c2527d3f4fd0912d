namespace SelfLearning.Core.Transcripts.Formats;

/// <summary>Tells turns that a program wrote in the user's place.</summary>
internal static class HarnessText
{
    private static readonly string[] Beginnings =
    [
        "<command-name", "<command-message", "<local-command", "Caveat: The messages below", "[Request interrupted", "<system-reminder>", "<task-notification>", "<environment_context>", "# AGENTS.md",
        "<user_instructions>", "<permissions", "This session is being continued", "Base directory for this skill", "<bash-stdout", "<bash-input", "<bash-stderr", "<teammate-message", "<skill-context", "<ide_opened_file>",
        "<turn_aborted>", "<hook_prompt", "<user-prompt-submit-hook>", "<INSTRUCTIONS>", "<conversation_history", "<subagent_notification", "Another Claude session sent a message",
    ];

    public static bool Is(string text) => Array.Exists(Beginnings, b => text.StartsWith(b, StringComparison.Ordinal));
}
