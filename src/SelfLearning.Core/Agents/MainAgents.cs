namespace SelfLearning.Core.Agents;

/// <summary>The four agents that <c>install</c> serves in full.</summary>
internal static class MainAgents
{
    private const string ClaudeTools = "Bash|PowerShell|Edit|MultiEdit|Write|NotebookEdit|Read";

    internal static IReadOnlyList<AgentRow> Rows { get; } =
    [
        new()
        {
            Id = "claude-code",
            Name = "Claude Code",
            UserSigns = ["~/.claude"],
            ProjectSigns = [".claude", "CLAUDE.md"],
            UserSkills = ["~/.claude/skills"],
            ProjectSkills = [".claude/skills"],
            UserPolicy = "~/.claude/CLAUDE.md",
            ProjectPolicy = "CLAUDE.md",
            Loads =
            [
                "~/.claude/CLAUDE.md", "CLAUDE.md", "CLAUDE.local.md", ".claude/CLAUDE.md", ".claude/rules/**/*.md", "~/.claude/rules/**/*.md",
                "~/.claude/projects/{project}/memory/MEMORY.md",
            ],
            UserHooks = new("~/.claude/settings.json", HookFormat.Groups),
            // The local file: the command holds one person's path, and settings.json is committed.
            ProjectHooks = new(".claude/settings.local.json", HookFormat.Groups),
            SharesSettings = true,
            Mcp = new("~/.claude.json", ".mcp.json", "mcpServers"),
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.HookSpecific) { CompactionTrigger = "compact" },
                new(Moment.Prompt, "UserPromptSubmit", AnswerShape.HookSpecific),
                new(Moment.BeforeTool, "PreToolUse", AnswerShape.HookSpecific)
                {
                    Matcher = "Bash|PowerShell",
                    HomeOnly = true,
                    Note = "Not in a project's settings: Copilot CLI reads them too, and denies a call whose hook cannot start.",
                },
                new(Moment.AfterTool, "PostToolUse", AnswerShape.HookSpecific) { Matcher = ClaudeTools, MeansSuccess = true },
                new(Moment.AfterFailure, "PostToolUseFailure", AnswerShape.HookSpecific) { Note = "Not fired for calls that a person refused." },
                new(Moment.BeforeCompaction, "PreCompact"),
                new(Moment.SubagentStart, "SubagentStart", AnswerShape.HookSpecific),
                new(Moment.SubagentStop, "SubagentStop"),
                new(Moment.Stop, "Stop") { Note = "Any text would continue the turn." },
                new(Moment.SessionEnd, "SessionEnd") { TimeoutSeconds = 2, Note = "The host waits 1.5 s in total unless settings ask for more." },
            ],
        },
        new()
        {
            Id = "codex",
            Name = "Codex",
            UserSigns = ["~/.codex"],
            ProjectSigns = [".codex"],
            UserSkills = ["~/.agents/skills", "~/.codex/skills"],
            ProjectSkills = [".agents/skills"],
            UserPolicy = "~/.codex/AGENTS.md",
            ProjectPolicy = "AGENTS.md",
            Loads = ["~/.codex/AGENTS.override.md", "~/.codex/AGENTS.md", "AGENTS.override.md", "AGENTS.md"],
            UserHooks = new("~/.codex/hooks.json", HookFormat.Groups),
            ProjectHooks = new(".codex/hooks.json", HookFormat.Groups),
            Mcp = new("~/.codex/config.toml", ".codex/config.toml", "mcp_servers"),
            AfterInstall = "Codex runs no hook before you trusted it: open Codex and look at /hooks.",
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.HookSpecific) 
                {
                    CompactionTrigger = "compact",
                    Note = "Hooks run only after the person trusted the exact command in `/hooks`; older versions do not fire it after a compaction.",
                },
                new(Moment.Prompt, "UserPromptSubmit", AnswerShape.HookSpecific),
                new(Moment.BeforeTool, "PreToolUse", AnswerShape.HookSpecific) { Matcher = "Bash" },
                new(Moment.AfterTool, "PostToolUse", AnswerShape.HookSpecific)
                {
                    Matcher = "Bash|apply_patch|Edit|Write",
                    Note = "Failures are told from the output's text: the payload carries no exit code (openai/codex #34289), so outcomes are rarely counted.",
                },
                new(Moment.BeforeCompaction, "PreCompact"),
                new(Moment.AfterCompaction, "PostCompact") { Installed = false, Note = "Takes no text; the next prompt may say it again." },
                new(Moment.SubagentStart, "SubagentStart", AnswerShape.HookSpecific),
                new(Moment.SubagentStop, "SubagentStop") { Quiet = "{}" },
                new(Moment.Stop, "Stop") { Quiet = "{}", Note = "Wants JSON." },
                new(Moment.SessionEnd, "SessionEnd") { TimeoutSeconds = 2, Proof = Proof.Unsure, Note = "Since 0.145; more than 3 s is a start-up warning." },
            ],
        },
        new()
        {
            Id = "copilot-cli",
            Name = "GitHub Copilot CLI",
            UserSigns = ["~/.copilot"],
            ProjectSigns = [".github/copilot-instructions.md", ".github/hooks", ".github/skills"],
            UserSkills = ["~/.copilot/skills", "~/.agents/skills"],
            ProjectSkills = [".github/skills", ".agents/skills", ".claude/skills"],
            UserPolicy = "~/.copilot/copilot-instructions.md",
            ProjectPolicy = "AGENTS.md",
            Loads =
            [
                "~/.copilot/copilot-instructions.md", "~/.copilot/instructions/**/*.md", ".github/copilot-instructions.md",
                ".github/instructions/**/*.instructions.md", "AGENTS.md", "CLAUDE.md", ".claude/CLAUDE.md", "GEMINI.md",
            ],
            UserHooks = new("~/.copilot/hooks/self-learning.json", HookFormat.FlatVersioned, OwnFile: true),
            ProjectHooks = new(".github/hooks/self-learning.json", HookFormat.FlatVersioned, OwnFile: true),
            // Event names in camelCase are the only ones that all its versions know, and their payloads do not name the event.
            EventInCommand = true,
            SharesSettings = true,
            Mcp = new("~/.copilot/mcp-config.json", ".mcp.json", "mcpServers"),
            Events =
            [
                new(Moment.SessionStart, "sessionStart", AnswerShape.TopLevel) { Note = "Repeated each turn in some versions (github/copilot-cli #4665)." },
                new(Moment.Prompt, "userPromptSubmitted") { Installed = false, Note = "The host drops the output of settings files." },
                new(Moment.Prompt, "UserPromptSubmit") { Installed = false, Note = "The same, from a settings file of Claude Code." },
                new(Moment.BeforeTool, "preToolUse") { Installed = false, Note = "Takes no text, and a hook that cannot start would deny the call: not registered." },
                new(Moment.AfterTool, "postToolUse", AnswerShape.TopLevel) { Note = "A command that ended with a non-zero code comes here, with the code in its text." },
                new(Moment.AfterFailure, "postToolUseFailure", AnswerShape.TopLevel) { Proof = Proof.Unsure, Note = "The host documents text only at exit code 2, which we never use." },
                new(Moment.BeforeCompaction, "preCompact"),
                new(Moment.SubagentStart, "subagentStart", AnswerShape.TopLevel),
                new(Moment.SubagentStop, "subagentStop"),
                new(Moment.Stop, "agentStop"),
                new(Moment.Stop, "Stop") { Installed = false, Note = "The same, from a settings file of Claude Code." },
                new(Moment.SessionEnd, "sessionEnd") { TimeoutSeconds = 2 },
            ],
        },
        new()
        {
            Id = "vscode",
            Name = "VS Code (Copilot agents)",
            UserSigns = ["~/.vscode", "~/.vscode-server", "~/.config/Code"],
            ProjectSigns = [".vscode"],
            UserSkills = ["~/.copilot/skills", "~/.claude/skills", "~/.agents/skills"],
            ProjectSkills = [".github/skills", ".agents/skills", ".claude/skills"],
            UserPolicy = null,
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", "CLAUDE.md", ".github/copilot-instructions.md", ".github/instructions/**/*.instructions.md"],
            UserHooks = new("~/.copilot/hooks/self-learning.json", HookFormat.FlatVersioned, OwnFile: true),
            ProjectHooks = new(".github/hooks/self-learning.json", HookFormat.FlatVersioned, OwnFile: true),
            CommandWord = "copilot-cli",
            SharesSettings = true,
            Mcp = new(null, ".vscode/mcp.json", "servers", TypeName: "stdio"),
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.HookSpecific),
                new(Moment.Prompt, "UserPromptSubmit") { Installed = false, Note = "The host takes its common output only." },
                new(Moment.BeforeTool, "PreToolUse", AnswerShape.HookSpecific)
                {
                    Installed = false,
                    Note = "Would share Copilot's file, where a hook that cannot start denies the call: not registered.",
                },
                new(Moment.AfterTool, "PostToolUse", AnswerShape.HookSpecific) { Note = "No event of its own for failures; matchers are ignored by the host." },
                new(Moment.BeforeCompaction, "PreCompact"),
                new(Moment.SubagentStart, "SubagentStart", AnswerShape.HookSpecific),
                new(Moment.SubagentStop, "SubagentStop"),
                new(Moment.Stop, "Stop") { Installed = false, Note = "Copilot's name for it, which the shared file has, is none that VS Code knows." },
            ],
        },
    ];
}
