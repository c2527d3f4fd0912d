namespace SelfLearning.Core.Agents;

/// <summary>Agents whose payloads are read and, where the host can take it, answered; their settings are written only where the
/// format is one of ours.</summary>
internal static class OtherAgents
{
    internal static IReadOnlyList<AgentRow> Rows { get; } =
    [
        new()
        {
            Id = "cursor",
            Name = "Cursor",
            UserSigns = ["~/.cursor"],
            ProjectSigns = [".cursor", ".cursorrules"],
            UserSkills = ["~/.agents/skills", "~/.cursor/skills"],
            ProjectSkills = [".agents/skills", ".cursor/skills", ".claude/skills"],
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", "CLAUDE.md", ".cursor/rules/**/*.mdc", ".cursorrules"],
            UserHooks = new("~/.cursor/hooks.json", HookFormat.FlatVersioned),
            ProjectHooks = new(".cursor/hooks.json", HookFormat.FlatVersioned),
            SharesSettings = true,
            Mcp = new("~/.cursor/mcp.json", ".cursor/mcp.json", "mcpServers") { Proof = Proof.PayloadShape },
            Events =
            [
                new(Moment.SessionStart, "sessionStart", AnswerShape.TopLevelSnake) { Note = "IDE; not in cloud runs." },
                new(Moment.Prompt, "beforeSubmitPrompt") { Installed = false, Note = "The host takes no text." },
                new(Moment.AfterTool, "postToolUse", AnswerShape.TopLevelSnake),
                new(Moment.AfterTool, "afterShellExecution") { Installed = false },
                new(Moment.AfterFailure, "postToolUseFailure") { Note = "The host takes no text." },
                new(Moment.BeforeCompaction, "preCompact"),
                new(Moment.SubagentStart, "subagentStart") { Installed = false },
                new(Moment.SubagentStop, "subagentStop") { Installed = false },
                new(Moment.Stop, "stop") { Note = "Not fired by `agent -p`." },
                new(Moment.SessionEnd, "sessionEnd"),
            ],
        },
        new()
        {
            Id = "gemini-cli",
            Name = "Gemini CLI",
            UserSigns = ["~/.gemini"],
            ProjectSigns = [".gemini", "GEMINI.md"],
            UserSkills = ["~/.gemini/skills", "~/.agents/skills"],
            ProjectSkills = [".gemini/skills", ".agents/skills"],
            UserPolicy = "~/.gemini/GEMINI.md",
            UserCommand = "~/.gemini/commands/remember.toml",
            ProjectPolicy = "GEMINI.md",
            Loads = ["~/.gemini/GEMINI.md", "GEMINI.md"],
            UserHooks = new("~/.gemini/settings.json", HookFormat.GroupsMilliseconds),
            ProjectHooks = new(".gemini/settings.json", HookFormat.GroupsMilliseconds),
            Mcp = new("~/.gemini/settings.json", ".gemini/settings.json", "mcpServers") { Proof = Proof.RealClient },
            AfterProjectInstall = "Gemini CLI runs a project's hooks only in a folder that you trust (without a terminal: GEMINI_CLI_TRUST_WORKSPACE=true), and warns once of each new one.",
            Proven = "0.61.0",
            ForgetsAtResume = [Moment.Prompt, Moment.SessionStart],
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.HookSpecific) { Proof = Proof.RealClient, Note = "A resumed session has lost its text and that of prompts, and is told again. Without a terminal the host puts this text before the prompt, so that a first prompt of `/command` is not taken for one." },
                new(Moment.Prompt, "BeforeAgent", AnswerShape.HookSpecific) { Proof = Proof.RealClient, Note = "The first prompt may begin with what the start said; that is passed over." },
                new(Moment.BeforeTool, "BeforeTool") { Installed = false },
                new(Moment.AfterTool, "AfterTool", AnswerShape.HookSpecific)
                {
                    Matcher = "run_shell_command|write_file|replace|activate_skill",
                    NamesOnlyFailure = true,
                    DropsTextOnError = true,
                    Proof = Proof.RealClient,
                    Note = "An exit code stands there only where it is not 0. Text is dropped where the tool itself failed.",
                },
                new(Moment.BeforeCompaction, "PreCompress") { Matcher = "manual", OnlyTrigger = "manual", Note = "`auto` is fired before every call of the model, and means nothing." },
                new(Moment.Stop, "AfterAgent") { Proof = Proof.RealClient },
                new(Moment.SessionEnd, "SessionEnd") { Proof = Proof.RealClient, Note = "The host does not wait for it." },
            ],
        },
        new()
        {
            Id = "qwen-code",
            Name = "Qwen Code",
            UserSigns = ["~/.qwen"],
            ProjectSigns = [".qwen", "QWEN.md"],
            UserSkills = ["~/.qwen/skills", "~/.agents/skills"],
            ProjectSkills = [".qwen/skills", ".agents/skills"],
            UserPolicy = "~/.qwen/QWEN.md",
            UserCommand = "~/.qwen/commands/remember.toml",
            ProjectPolicy = "QWEN.md",
            Loads = ["~/.qwen/QWEN.md", "~/.qwen/AGENTS.md", "QWEN.md", "AGENTS.md"],
            UserHooks = new("~/.qwen/settings.json", HookFormat.Groups),
            ProjectHooks = new(".qwen/settings.json", HookFormat.Groups),
            Mcp = new("~/.qwen/settings.json", ".qwen/settings.json", "mcpServers") { Proof = Proof.PayloadShape },
            Proven = "0.24.4",
            ForgetsAtResume = [Moment.SessionStart],
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.HookSpecific)
                {
                    CompactionTrigger = "compact", Proof = Proof.RealClient, Note = "A resumed session has lost its text, and is told again.",
                },
                new(Moment.Prompt, "UserPromptSubmit", AnswerShape.HookSpecific) { Proof = Proof.RealClient, Note = "Fired again without words after every tool; that is passed over." },
                new(Moment.BeforeTool, "PreToolUse") { Installed = false, Note = "The host takes no text." },
                new(Moment.AfterTool, "PostToolUse", AnswerShape.HookSpecific) { Matcher = QwenTools, MeansSuccess = true, Proof = Proof.RealClient },
                new(Moment.AfterFailure, "PostToolUseFailure", AnswerShape.HookSpecific) { Proof = Proof.RealClient },
                new(Moment.BeforeCompaction, "PreCompact"),
                new(Moment.SubagentStart, "SubagentStart") { Installed = false, Note = "The host takes no text." },
                new(Moment.SubagentStop, "SubagentStop") { Installed = false },
                new(Moment.Stop, "Stop") { Proof = Proof.RealClient },
                new(Moment.SessionEnd, "SessionEnd") { TimeoutSeconds = 2, Note = "Not fired by `qwen -p`." },
            ],
        },
        new()
        {
            Id = "antigravity",
            Name = "Antigravity",
            UserSigns = ["~/.antigravity", "~/.gemini/antigravity", "~/.gemini/antigravity-cli"],
            ProjectSigns = [],
            UserSkills = ["~/.gemini/config/skills"],
            ProjectSkills = [".agents/skills"],
            UserPolicy = "~/.gemini/GEMINI.md",
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", "CONTEXT.md", "GEMINI.md", ".agents/rules/**/*.md", "~/.gemini/GEMINI.md"],
            Mcp = new("~/.gemini/config/mcp_config.json", ".agents/mcp_config.json", "mcpServers"),
            EventInCommand = true,
            Payload = PayloadShape.Common with { Tool = ["toolCall.name"], ToolInput = ["toolCall.args"], CallId = ["stepIdx"], TurnId = [] },
            Events =
            [
                new(Moment.SessionStart, "SessionStart") { Proof = Proof.Unsure, Note = "Fires, but is not documented." },
                new(Moment.Prompt, "PreInvocation", AnswerShape.InjectSteps) { Proof = Proof.Unsure, Note = "Fires at every call of the model; a bad answer ends the turn." },
                new(Moment.AfterTool, "PostToolUse") { Proof = Proof.Unsure, Note = "Sources disagree whether it fires." },
                new(Moment.Stop, "Stop") { Proof = Proof.Unsure },
            ],
        },
        new()
        {
            Id = "opencode",
            Name = "OpenCode",
            UserSigns = ["~/.config/opencode"],
            ProjectSigns = [".opencode", "opencode.json"],
            UserSkills = ["~/.config/opencode/skills", "~/.agents/skills", "~/.claude/skills"],
            ProjectSkills = [".opencode/skills", ".agents/skills", ".claude/skills"],
            UserPolicy = "~/.config/opencode/AGENTS.md",
            UserCommand = "~/.config/opencode/commands/remember.md",
            ProjectPolicy = "AGENTS.md",
            Loads = ["~/.config/opencode/AGENTS.md", "AGENTS.md"],
            UserHooks = new("~/.config/opencode/plugins/self-learning.js", HookFormat.Plugin, OwnFile: true),
            ProjectHooks = new(".opencode/plugins/self-learning.js", HookFormat.Plugin, OwnFile: true),
            EventInCommand = true,
            Mcp = new("~/.config/opencode/opencode.json", "opencode.json", "mcp", CommandIsArray: true, TypeName: "local") { Proof = Proof.RealClient },
            AfterInstall = "OpenCode fetches its own plugin package from npm at its first start with a plugin; without a network that start takes about a minute (less with fetch-retries=0 in ~/.npmrc).",
            Proven = "1.18.33",
            Events =
            [
                new(Moment.SessionStart, "session.created", AnswerShape.PlainText) { Proof = Proof.RealClient, Note = "The plugin puts the text before the next message or behind the next result." },
                new(Moment.Prompt, "chat.message", AnswerShape.PlainText) { Proof = Proof.RealClient },
                new(Moment.BeforeTool, "tool.execute.before") { Installed = false, Note = "The host takes no text." },
                new(Moment.AfterTool, "tool.execute.after", AnswerShape.PlainText) { Proof = Proof.RealClient },
                new(Moment.AfterCompaction, "session.compacted", AnswerShape.PlainText) { Proof = Proof.RealClient, Note = "As at the start." },
                new(Moment.SubagentStart, "subagent.created", AnswerShape.PlainText) { Proof = Proof.RealClient, Note = "The plugin's own name for a session that has a parent." },
                new(Moment.Stop, "session.idle") { Proof = Proof.RealClient },
            ],
        },
        new()
        {
            Id = "kiro",
            Name = "Kiro",
            UserSigns = ["~/.kiro"],
            ProjectSigns = [".kiro"],
            UserSkills = ["~/.kiro/skills"],
            ProjectSkills = [".kiro/skills"],
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", ".kiro/steering/**/*.md", "~/.kiro/steering/**/*.md"],
            Mcp = new("~/.kiro/settings/mcp.json", ".kiro/settings/mcp.json", "mcpServers"),
            Events =
            [
                new(Moment.SessionStart, "SessionStart", AnswerShape.PlainText),
                new(Moment.SessionStart, "agentSpawn", AnswerShape.PlainText) { Note = "Name of the older format." },
                new(Moment.Prompt, "UserPromptSubmit", AnswerShape.PlainText),
                new(Moment.BeforeTool, "PreToolUse"),
                new(Moment.AfterTool, "PostToolUse", AnswerShape.PlainText) { Proof = Proof.Unsure },
                new(Moment.Stop, "Stop"),
            ],
        },
        new()
        {
            Id = "cline",
            Name = "Cline",
            UserSigns = ["~/.cline", "~/Documents/Cline"],
            ProjectSigns = [".clinerules"],
            UserSkills = ["~/.agents/skills"],
            ProjectSkills = [".agents/skills"],
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", ".clinerules", ".clinerules/*.md"],
            Mcp = new("~/.cline/data/settings/cline_mcp_settings.json", null, "mcpServers")
            {
                Proof = Proof.PayloadShape, Note = "Cline's extension for an editor has a file of its own: copy the entry there by \"Configure MCP Servers\".",
            },
            Payload = PayloadShape.Common with
            {
                Tool = ["postToolUse.toolName", "preToolUse.toolName", "postToolUse.tool", "preToolUse.tool"],
                ToolInput = ["postToolUse.parameters", "preToolUse.parameters"],
                ToolOutput = ["postToolUse"],
                Prompt = ["userPromptSubmit.prompt", "prompt"],
            },
            Events =
            [
                new(Moment.SessionStart, "TaskStart", AnswerShape.ContextModification) { Quiet = Allow },
                new(Moment.SessionStart, "TaskResume", AnswerShape.ContextModification) { Quiet = Allow },
                new(Moment.Prompt, "UserPromptSubmit", AnswerShape.ContextModification) { Quiet = Allow },
                new(Moment.BeforeTool, "PreToolUse", AnswerShape.ContextModification) { Quiet = Allow, Proof = Proof.Unsure },
                new(Moment.AfterTool, "PostToolUse", AnswerShape.ContextModification) { Quiet = Allow, Proof = Proof.Unsure },
                new(Moment.BeforeCompaction, "PreCompact") { Quiet = Allow },
                new(Moment.Stop, "TaskComplete") { Quiet = Allow },
                new(Moment.SessionEnd, "TaskCancel") { Quiet = Allow },
            ],
        },
        new()
        {
            Id = "windsurf",
            Name = "Windsurf (Devin Desktop)",
            UserSigns = ["~/.codeium/windsurf"],
            ProjectSigns = [".windsurf"],
            UserSkills = ["~/.codeium/windsurf/skills"],
            ProjectSkills = [".windsurf/skills"],
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", ".windsurf/rules/*.md", "~/.codeium/windsurf/memories/global_rules.md"],
            Mcp = new("~/.codeium/windsurf/mcp_config.json", null, "mcpServers"),
            Payload = PayloadShape.Common with
            {
                Root = ["tool_info.cwd"],
                Tool = ["agent_action_name"],
                ToolInput = ["tool_info"],
                ToolOutput = ["tool_info.output"],
                Prompt = ["tool_info.user_prompt"],
            },
            Events =
            [
                new(Moment.Prompt, "pre_user_prompt") { Note = "The host takes no text anywhere; use the policy block." },
                new(Moment.BeforeTool, "pre_run_command"),
                new(Moment.AfterTool, "post_run_command"),
                new(Moment.AfterTool, "post_write_code"),
                new(Moment.Stop, "post_cascade_response"),
            ],
        },
        new()
        {
            Id = "goose",
            Name = "Goose",
            UserSigns = ["~/.config/goose"],
            ProjectSigns = [".goose", ".goosehints"],
            UserSkills = ["~/.agents/skills", "~/.config/goose/skills"],
            ProjectSkills = [".agents/skills", ".goose/skills"],
            ProjectPolicy = "AGENTS.md",
            Loads = [".goosehints", "AGENTS.md", "~/.config/goose/.goosehints"],
            Mcp = new("~/.config/goose/config.yaml", null, "extensions", TypeName: "stdio") { Proof = Proof.PayloadShape },
            Events =
            [
                new(Moment.SessionStart, "SessionStart") { Note = "The host takes no text anywhere; use the policy block." },
                new(Moment.Prompt, "UserPromptSubmit"),
                new(Moment.BeforeTool, "PreToolUse"),
                new(Moment.AfterTool, "PostToolUse") { Proof = Proof.Unsure, MeansSuccess = true },
                new(Moment.AfterFailure, "PostToolUseFailure"),
                new(Moment.Stop, "Stop"),
                new(Moment.SessionEnd, "SessionEnd"),
            ],
        },
        new()
        {
            Id = "amp",
            Name = "Amp",
            UserSigns = ["~/.config/amp"],
            ProjectSigns = [".amp"],
            UserSkills = ["~/.config/agents/skills"],
            ProjectSkills = [".agents/skills"],
            UserPolicy = "~/.config/amp/AGENTS.md",
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", "~/.config/amp/AGENTS.md"],
            Mcp = new("~/.config/amp/settings.json", ".amp/settings.json", "amp.mcpServers") { Proof = Proof.PayloadShape, Note = "Amp asks you to approve a server of a project's settings." },
            Events = [],
        },
        new()
        {
            Id = "crush",
            Name = "Crush",
            UserSigns = ["~/.config/crush"],
            ProjectSigns = [".crush", ".crush.json", "crush.json"],
            UserSkills = ["~/.config/crush/skills"],
            ProjectSkills = [".crush/skills"],
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", "CRUSH.md", "CLAUDE.md", "GEMINI.md"],
            Mcp = new("~/.config/crush/crush.json", ".crush.json", "mcp", TypeName: "stdio")
            {
                Note = "Newer versions of Crush read crushrc first; there it is `mcp add self-learning --type stdio --command …`.",
            },
            Events = [],
        },
        new()
        {
            Id = "zed",
            Name = "Zed",
            UserSigns = ["~/.config/zed"],
            ProjectSigns = [".zed"],
            UserSkills = ["~/.agents/skills"],
            ProjectSkills = [".agents/skills"],
            ProjectPolicy = "AGENTS.md",
            Loads = ["AGENTS.md", ".rules", "CLAUDE.md", "GEMINI.md"],
            Mcp = new("~/.config/zed/settings.json", ".zed/settings.json", "context_servers") { Proof = Proof.PayloadShape },
            Events = [],
        },
    ];

    private const string QwenTools = "run_shell_command|write_file|edit|replace|read_file|skill";

    private const string Allow = """{"cancel": false}""";
}
