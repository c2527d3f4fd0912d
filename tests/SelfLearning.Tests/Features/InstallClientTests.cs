using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

/// <summary>Settings fit the client that is here, and agents that share a skills folder share the skill.</summary>
public sealed class InstallClientTests : IDisposable
{
    private readonly InstallBox at = new();

    public void Dispose() => at.Dispose();

    [Theory]
    [InlineData("2.0.45", false, false)]
    [InlineData("2.0.60", true, false)]
    [InlineData("2.1.8", true, false)]
    [InlineData("2.1.9", true, true)]
    [InlineData("2.1.332", true, true)]
    public void Claude_Code_gets_only_the_events_that_its_version_knows_and_listens_to(string version, bool all, bool listens)
    {
        Package(version);
        var ran = at.Install("--agent", "claude-code", "--hooks", "--format", "text");
        var events = Events();
        Assert.Contains("SessionStart", events);
        Assert.Equal(all, events.Contains("PostToolUseFailure"));
        Assert.Equal(all, events.Contains("SubagentStart"));
        Assert.Equal(listens, events.Contains("PreToolUse"));
        Assert.Equal(!all, ran.Output.Contains($"Claude Code {version} does not know PostToolUseFailure and SubagentStart", StringComparison.Ordinal));
        // Nothing to do a second time, and the rest as soon as the client is new enough.
        Assert.Contains("Nothing to do", at.Install("--agent", "claude-code", "--hooks", "--format", "text").Output, StringComparison.Ordinal);
        Package("2.1.400");
        at.Install("--agent", "claude-code", "--hooks");
        Assert.Contains("PostToolUseFailure", Events());
        Assert.Contains("PreToolUse", Events());
    }

    [Fact]
    public void A_client_that_runs_no_such_hooks_is_left_alone_with_the_reason()
    {
        Package("1.0.100");
        var ran = at.Box.Run("install", "--yes", "--agent", "claude-code", "--hooks", "--format", "text");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("Claude Code 1.0.100 runs no hooks of this layout; update it to 2.0.60 or later.", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Installed.", ran.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(at.Hooks("claude-code", project: false)));
    }

    [Fact]
    public void A_client_of_its_own_installer_is_known_by_its_files_name()
    {
        at.Write(at.Home(".local/share/claude/versions/2.0.45"), "x");
        Directory.CreateDirectory(at.Home("bin"));
        File.CreateSymbolicLink(at.Home("bin/claude"), at.Home(".local/share/claude/versions/2.0.45"));
        at.Box["PATH"] = at.Home("bin");
        at.Install("--agent", "claude-code", "--hooks");
        Assert.DoesNotContain("SubagentStart", Events());
    }

    [Theory]
    [InlineData("echo '2.0.45 (Claude Code)'", false)]
    [InlineData("echo '2.1.5 (Claude Code)'", true)]
    [InlineData("sleep 30", true)]
    [InlineData("exit 1", true)]
    public void Else_it_is_asked_and_may_not_take_long(string script, bool all)
    {
        Script(script);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var ran = at.Install("--agent", "claude-code", "--hooks", "--format", "text");
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20);
        Assert.Equal(all, Events().Contains("SubagentStart"));
        Assert.Equal(script is "sleep 30" or "exit 1", ran.Output.Contains("The version of Claude Code is unknown; the hooks are those that 2.0.60 and later know.", StringComparison.Ordinal));
    }

    [Fact]
    public void Doctor_tells_settings_that_an_older_client_would_drop()
    {
        Package("2.1.332");
        at.Install("--agent", "claude-code", "--hooks");
        Package("2.0.45");
        Assert.Contains("Claude Code 2.0.45 does not know", at.Box.Run("doctor", "--live").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("claude-code", ".claude/commands/remember.md", "$ARGUMENTS")]
    [InlineData("gemini-cli", ".gemini/commands/remember.toml", "{{args}}")]
    [InlineData("qwen-code", ".qwen/commands/remember.toml", "{{args}}")]
    [InlineData("opencode", ".config/opencode/commands/remember.md", "$ARGUMENTS")]
    public void Remember_is_a_command_where_agents_read_commands_from_files(string agent, string path, string words)
    {
        Assert.Contains("the command /remember for", at.Install("--agent", agent, "--format", "text").Output, StringComparison.Ordinal);
        var text = File.ReadAllText(at.Home(path));
        Assert.Contains(words, text, StringComparison.Ordinal);
        Assert.Contains("bin/self-learning\" remember ", text, StringComparison.Ordinal);
        Assert.Contains("Nothing to do", at.Install("--agent", agent, "--format", "text").Output, StringComparison.Ordinal);
        at.Uninstall("--agent", agent);
        Assert.False(Directory.Exists(Path.GetDirectoryName(at.Home(path))));
    }

    [Fact]
    public void A_persons_own_command_stays_and_so_does_ours_once_it_was_edited()
    {
        const string path = ".claude/commands/remember.md";
        at.Write(at.Home(path), "Mine: $ARGUMENTS\n");
        at.Install("--agent", "claude-code", "--command");
        Assert.Equal("Mine: $ARGUMENTS\n", File.ReadAllText(at.Home(path)));
        at.Uninstall();
        Assert.Equal("Mine: $ARGUMENTS\n", File.ReadAllText(at.Home(path)));
        File.Delete(at.Home(path));
        at.Install("--agent", "claude-code", "--command");
        File.AppendAllText(at.Home(path), "And tell me.\n");
        var edited = File.ReadAllText(at.Home(path));
        at.Install("--agent", "claude-code");
        at.Uninstall();
        Assert.Equal(edited, File.ReadAllText(at.Home(path)));
    }

    [Theory]
    [InlineData("gemini-cli", "codex")]
    [InlineData("codex", "gemini-cli")]
    public void Agents_that_share_a_folder_have_the_skill_once(string first, string second)
    {
        at.Install("--agent", first);
        at.Install("--agent", second);
        Assert.Equal([".agents/skills/self-learning-skills/SKILL.md"], Skills());
        at.Uninstall("--agent", second);
        Assert.Equal([".agents/skills/self-learning-skills/SKILL.md"], Skills());
        at.Uninstall();
        Assert.Empty(Skills());
    }

    [Theory]
    [InlineData("opencode", ".config/opencode/skills")]
    [InlineData("opencode claude-code", ".claude/skills")]
    [InlineData("opencode codex", ".agents/skills")]
    [InlineData("copilot-cli", ".copilot/skills")]
    [InlineData("copilot-cli vscode codex", ".agents/skills")]
    [InlineData("claude-code codex", ".claude/skills .agents/skills")]
    public void The_folder_that_most_read_is_chosen(string agents, string folders) =>
        Assert.Equal(folders.Split(' ').Select(f => "~/" + f).Order(StringComparer.Ordinal), SkillFolders.Of([.. agents.Split(' ').Select(a => AgentTable.Find(a)!)], project: false).Select(f => f.Folder).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_left_to_do_is_said()
    {
        Assert.Contains("codex exec` never asks", at.Install("--agent", "codex", "--format", "text").Output, StringComparison.Ordinal);
        Assert.Contains("[hooks.state]", at.Uninstall("--agent", "codex", "--format", "text").Output, StringComparison.Ordinal);
        Assert.Contains("only where you trust the folder", at.Install("--agent", "copilot-cli", "--project", "--format", "text").Output, StringComparison.Ordinal);
        Assert.Contains("GEMINI_CLI_TRUST_WORKSPACE", at.Install("--agent", "gemini-cli", "--project", "--format", "text").Output, StringComparison.Ordinal);
        Assert.Contains("fetches its own plugin package", at.Install("--agent", "opencode", "--format", "text").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_someone_edited_is_left_alone()
    {
        at.Install("--agent", "opencode", "--hooks");
        var plugin = at.Hooks("opencode", project: false);
        var text = File.ReadAllText(plugin);
        Assert.True(OpenCodePlugin.IsOurs(text));
        Assert.Contains("Nothing to do", at.Install("--agent", "opencode", "--hooks", "--format", "text").Output, StringComparison.Ordinal);
        File.WriteAllText(plugin, text + "// mine\n");
        Assert.Contains("was edited", at.Box.Run("install", "--yes", "--agent", "opencode", "--hooks").Output, StringComparison.Ordinal);
        File.WriteAllText(plugin, text);
        at.Uninstall();
        Assert.False(File.Exists(plugin));
    }

    [Fact]
    public void The_plugin_is_a_module_that_node_takes()
    {
        at.Install("--agent", "opencode", "--hooks");
        var copy = at.Write(at.Home("plugin.mjs"), File.ReadAllText(at.Hooks("opencode", project: false)));
        Assert.Equal((0, ""), Shell.Run(Project.Tool("node"), ["--check", copy], at.Box.Root) is var ran ? (ran.Exit, ran.Error) : default);
    }

    private void Package(string version)
    {
        var folder = at.Home("lib/node_modules/@anthropic-ai/claude-code");
        at.Write(Path.Combine(folder, "package.json"), $$"""{"name": "@anthropic-ai/claude-code", "version": "{{version}}"}""");
        at.Write(Path.Combine(folder, "cli.js"), "");
        Directory.CreateDirectory(at.Home("bin"));
        if (!File.Exists(at.Home("bin/claude")))
            File.CreateSymbolicLink(at.Home("bin/claude"), Path.Combine(folder, "cli.js"));
        at.Box["PATH"] = at.Home("bin");
    }

    private void Script(string text)
    {
        File.SetUnixFileMode(at.Write(at.Home("bin/claude"), $"#!/bin/sh\n{text}\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        at.Box["PATH"] = at.Home("bin");
    }

    private List<string> Events() => [.. HookSettings.Find(File.ReadAllText(at.Hooks("claude-code", project: false))).Select(h => h.Event)];

    private List<string> Skills() => [.. Directory.EnumerateFiles(at.Box.Home, "SKILL.md", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).Select(f => Path.GetRelativePath(at.Box.Home, f))];
}
