namespace SelfLearning.Core.Agents;

/// <summary>The four agents that <c>install</c> serves in full.</summary>
internal static class MainAgents
{
    private const string ClaudeTools = "Bash|PowerShell|Edit|MultiEdit|Write|NotebookEdit|Read|Skill";

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
            UserCommand = "~/.claude/commands/remember.md",
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
            Records = "~/.claude/projects",
            Mcp = new("~/.claude.json", ".mcp.json", "mcpServers") { AsksToLoad = true, Proof = Proof.RealClient, Note = "Claude Code asks once before it starts a server of a project's .mcp.json." },
            Client = new("claude", "@anthropic-ai/claude-code", "~/.local/share/claude/versions", Oldest: "2.0.60", First: "2.0.30"),
            Proven = "2.0.60 and 2.1.332",
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.HookSpecific) { CompactionTrigger = "compact", Proof = Proof.RealClient },
                new(Moment.Prompt, "UserPromptSubmit", AnswerShape.HookSpecific) { Proof = Proof.RealClient },
                new(Moment.BeforeTool, "PreToolUse", AnswerShape.HookSpecific)
                {
                    Matcher = "Bash|PowerShell",
                    HomeOnly = true,
                    ComesWithResult = true,
                    HeardSince = "2.1.9",
                    Proof = Proof.RealClient,
                    Note = "The model reads it with the tool's result, since 2.1.9; older clients do not get this hook. Not in a project's settings: Copilot CLI reads them too, and denies a call whose hook cannot start.",
                },
                new(Moment.AfterTool, "PostToolUse", AnswerShape.HookSpecific)
                {
                    Matcher = ClaudeTools, MeansSuccess = true, Proof = Proof.RealClient, Note = "A command in the background has not ended, and counts as nothing.",
                },
                new(Moment.AfterFailure, "PostToolUseFailure", AnswerShape.HookSpecific)
                {
                    Since = "2.0.60", Proof = Proof.RealClient, Note = "Not fired for calls that a person refused. Before 2.0.60 the client drops the whole settings file over this event.",
                },
                new(Moment.BeforeCompaction, "PreCompact") { Proof = Proof.RealClient },
                new(Moment.SubagentStart, "SubagentStart", AnswerShape.HookSpecific) { Since = "2.0.60", Proof = Proof.RealClient, Note = "As above before 2.0.60." },
                new(Moment.SubagentStop, "SubagentStop") { Proof = Proof.RealClient },
                new(Moment.Stop, "Stop") { Proof = Proof.RealClient, Note = "Any text would continue the turn." },
                new(Moment.SessionEnd, "SessionEnd") { TimeoutSeconds = 2, Proof = Proof.RealClient, Note = "The host waits 1.5 s in total unless settings ask for more." },
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
            Mcp = new("~/.codex/config.toml", ".codex/config.toml", "mcp_servers") { Proof = Proof.RealClient },
            AfterInstall = "Codex runs no hook before you trust it: start `codex` once and choose \"Trust all and continue\" (or look at /hooks). `codex exec` never asks, and runs none until then.",
            AfterUninstall = "Codex keeps the hashes of the hooks that you trusted in [hooks.state] of its config.toml. They do nothing now; delete them if you like.",
            NotSeen = "Start `codex` once and choose \"Trust all and continue\": it runs no hook that is not trusted, and `codex exec` does not say so.",
            ExitCodes = "~/.codex/sessions",
            Proven = "0.130.0 and 0.169.0",
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.HookSpecific)
                {
                    CompactionTrigger = "compact",
                    Proof = Proof.RealClient,
                    Note = "Hooks run only after the person trusted the exact command; 0.130 does not fire it after a compaction.",
                },
                new(Moment.Prompt, "UserPromptSubmit", AnswerShape.HookSpecific) { Proof = Proof.RealClient },
                new(Moment.BeforeTool, "PreToolUse", AnswerShape.HookSpecific)
                {
                    Matcher = "Bash", ComesWithResult = true, Proof = Proof.RealClient, Note = "The model reads it with the tool's result.",
                },
                new(Moment.AfterTool, "PostToolUse", AnswerShape.HookSpecific)
                {
                    Matcher = "Bash|apply_patch|Edit|Write",
                    Proof = Proof.RealClient,
                    Note = "The payload carries no exit code (openai/codex #34289); it is read from the end of the session's own record, where 0.130 has none.",
                },
                new(Moment.BeforeCompaction, "PreCompact") { Proof = Proof.RealClient },
                new(Moment.AfterCompaction, "PostCompact") { Installed = false, Note = "Takes no text; the next prompt may say it again." },
                new(Moment.SubagentStart, "SubagentStart", AnswerShape.HookSpecific) { Proof = Proof.RealClient },
                new(Moment.SubagentStop, "SubagentStop") { Quiet = "{}", Proof = Proof.RealClient },
                new(Moment.Stop, "Stop") { Quiet = "{}", Proof = Proof.RealClient, Note = "Wants JSON." },
                new(Moment.SessionEnd, "SessionEnd") { TimeoutSeconds = 2, Proof = Proof.RealClient, Note = "Since 0.145; more than 3 s is a start-up warning." },
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
                ".github/instructions/**/*.instructions.md", "AGENTS.md", "CLAUDE.md", "GEMINI.md",
            ],
            UserHooks = new("~/.copilot/hooks/self-learning.json", HookFormat.FlatVersioned, OwnFile: true),
            ProjectHooks = new(".github/hooks/self-learning.json", HookFormat.FlatVersioned, OwnFile: true),
            // Event names in camelCase are the only ones that all its versions know, and their payloads do not name the event.
            EventInCommand = true,
            SharesSettings = true,
            Mcp = new("~/.copilot/mcp-config.json", ".github/mcp.json", "mcpServers", TypeName: "local") { ListsTools = true, Proof = Proof.PayloadShape },
            AfterProjectInstall = "Copilot CLI runs a project's hooks only where you trust the folder: start `copilot` there once and say so.",
            ForgetsAtResume = [Moment.SessionStart],
            // A sub-agent's calls name their own session, and the one that they belong to.
            Payload = PayloadShape.Common with { Session = ["parentAgentId", "parent_agent_id", .. PayloadShape.Common.Session] },
            Proven = "1.0.102",
            Events =
            [
                new(Moment.SessionStart, "sessionStart", AnswerShape.TopLevel) { Proof = Proof.RealClient, Note = "Holds the first prompt. A resumed session has lost its text, and is told again." },
                new(Moment.Prompt, "userPromptSubmitted", AnswerShape.TopLevel) { Proof = Proof.RealClient },
                new(Moment.Prompt, "UserPromptSubmit", AnswerShape.TopLevel) { Installed = false, Note = "The same, from a settings file of Claude Code." },
                new(Moment.BeforeTool, "preToolUse", AnswerShape.TopLevel)
                {
                    ComesWithResult = true,
                    MustEndWell = true,
                    Proof = Proof.RealClient,
                    Note = "The model reads it after the tool's result. A hook that fails denies the call, so the command ends in `|| true` (PowerShell: `; exit 0`).",
                },
                new(Moment.AfterTool, "postToolUse", AnswerShape.TopLevel)
                {
                    Proof = Proof.RealClient, Note = "A command that ended with a non-zero code comes here, with the code in its text.",
                },
                new(Moment.AfterFailure, "postToolUseFailure", AnswerShape.TopLevel) { Proof = Proof.RealClient, Note = "Only where the tool itself failed." },
                new(Moment.BeforeCompaction, "preCompact"),
                new(Moment.SubagentStart, "subagentStart", AnswerShape.TopLevel) { Proof = Proof.RealClient },
                new(Moment.SubagentStop, "subagentStop") { Proof = Proof.RealClient },
                new(Moment.Stop, "agentStop") { Proof = Proof.RealClient },
                new(Moment.Stop, "Stop") { Installed = false, Note = "The same, from a settings file of Claude Code." },
                new(Moment.SessionEnd, "sessionEnd") { TimeoutSeconds = 2, Proof = Proof.RealClient },
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
            Mcp = new("~/.config/Code/User/mcp.json", ".vscode/mcp.json", "servers", TypeName: "stdio") { Proof = Proof.PayloadShape },
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.HookSpecific),
                new(Moment.Prompt, "UserPromptSubmit") { Installed = false, Note = "The host takes its common output only." },
                new(Moment.BeforeTool, "PreToolUse", AnswerShape.HookSpecific)
                {
                    Note = "Shares Copilot's file, where the command ends well in any case.",
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
