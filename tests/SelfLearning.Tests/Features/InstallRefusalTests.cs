using SelfLearning.App.Features;
using SelfLearning.App.Features.Installation;
using System.Text;
using SelfLearning.App.Storage.Changes;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

/// <summary>What cannot be changed safely is left alone, with the reason, and loses nothing.</summary>
public sealed class InstallRefusalTests : IDisposable
{
    private readonly InstallBox box = new();

    [Theory]
    [InlineData("{ broken", "cannot be read as JSON")]
    [InlineData("[1]", "not a JSON object")]
    [InlineData("{\"hooks\": []}", "not an object of arrays")]
    [InlineData("{\"a\": \"\u0000\"}", "not valid UTF-8")]
    public void Settings_that_cannot_be_read_stay_and_the_others_are_done(string text, string reason)
    {
        var broken = box.Write(box.Home(".claude/settings.json"), text);
        var ran = box.Box.Run("install", "--agent", "claude-code", "--agent", "codex", "--hooks", "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains($"{broken} was left alone: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(reason, ran.Error, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(broken));
        Assert.True(File.Exists(box.Home(".codex/hooks.json")));
        box.Uninstall();
        Assert.Equal(text, File.ReadAllText(broken));
    }

    [Fact]
    public void Bytes_that_are_no_text_stay()
    {
        var file = box.Write(box.Home(".codex/AGENTS.md"), "");
        byte[] bytes = [(byte)'a', 0xff, (byte)'\n'];
        File.WriteAllBytes(file, bytes);
        Assert.Equal(1, box.Box.Run("install", "--agent", "codex", "--policy", "--yes").Exit);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_broken_file_that_calls_us_is_named_by_uninstall_and_keeps_the_program()
    {
        box.Install("--agent", "claude-code", "--hooks");
        var file = box.Home(".claude/settings.json");
        File.AppendAllText(file, "{");
        var ran = box.Box.Run("uninstall", "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains($"{file} was left alone", ran.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(box.Program));
    }

    [Fact]
    public void A_read_only_file_or_folder_is_respected()
    {
        var file = box.Write(box.Home(".claude/settings.json"), "{}");
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Directory.CreateDirectory(box.Home(".codex"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var ran = box.Box.Run("install", "--agent", "claude-code", "--agent", "codex", "--hooks", "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains($"{file} is read-only; allow it with chmod u+w.", ran.Error, StringComparison.Ordinal);
        Assert.Contains($"{box.Home(".codex")} is read-only", ran.Error, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(file));
        Assert.Empty(Directory.EnumerateFileSystemEntries(box.Home(".codex")));
        File.SetUnixFileMode(box.Home(".codex"), (UnixFileMode)0x1ed);
    }

    [Fact]
    public void A_link_is_followed_and_stays_a_link_with_the_mode_of_its_file()
    {
        var real = box.Box.Write("dotfiles/claude.json", "{}\n");
        File.SetUnixFileMode(real, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.CreateDirectory(box.Home(".claude"));
        var link = box.Home(".claude/settings.json");
        File.CreateSymbolicLink(link, "../../dotfiles/claude.json");
        box.Install("--agent", "claude-code", "--hooks");
        Assert.Equal("../../dotfiles/claude.json", new FileInfo(link).LinkTarget);
        Assert.NotEmpty(HookSettings.Find(File.ReadAllText(real)));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(real));
        box.Uninstall();
        Assert.Equal("{}\n", File.ReadAllText(real));
        Assert.NotNull(new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void A_link_out_of_the_project_is_refused()
    {
        var outside = box.Box.Write("outside/settings.local.json", "{}");
        Directory.CreateSymbolicLink(Path.Combine(box.Box.Repo, ".claude"), Path.GetDirectoryName(outside)!);
        var ran = box.Box.Run("install", "--agent", "claude-code", "--project", "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("symbolic link out of the project", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["settings.local.json"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(outside)!).Select(Path.GetFileName));
        Assert.Equal("{}", File.ReadAllText(outside));
    }

    [Fact]
    public void A_link_to_nothing_is_refused()
    {
        Directory.CreateDirectory(box.Home(".claude"));
        File.CreateSymbolicLink(box.Home(".claude/settings.json"), "nowhere.json");
        Assert.Equal(1, box.Box.Run("install", "--agent", "claude-code", "--hooks", "--yes").Exit);
        Assert.False(File.Exists(box.Home(".claude/nowhere.json")));
    }

    [Fact]
    public void A_file_that_changes_while_the_plan_is_looked_at_is_refused()
    {
        var file = box.Write(box.Home(".claude/settings.json"), "{}");
        var work = new Workspace(box.Box.Env(Stream.Null, TextWriter.Null, TextWriter.Null));
        var request = new InstallRequest([AgentTable.Find("claude-code")!, AgentTable.Find("codex")!], false, new HashSet<InstallKind> { InstallKind.Hooks });
        var plan = SelfLearning.App.Features.Installation.Install.Plan(work, request);
        File.WriteAllText(file, "{\"meanwhile\": 1}");
        var result = SelfLearning.App.Features.Installation.Install.Apply(work, plan);
        Assert.Contains("changed since it was read", Assert.Single(result.Refused).Refusal, StringComparison.Ordinal);
        Assert.Equal("{\"meanwhile\": 1}", File.ReadAllText(file));
        Assert.True(File.Exists(box.Home(".codex/hooks.json")));
        // Its line in the ledger has no change behind it, and does no harm.
        box.Uninstall();
        Assert.Equal("{\"meanwhile\": 1}", File.ReadAllText(file));
    }

    [Fact]
    public void A_skill_folder_changes_whole_or_not_at_all()
    {
        var work = new Workspace(box.Box.Env(Stream.Null, TextWriter.Null, TextWriter.Null));
        var request = new InstallRequest([AgentTable.Find("claude-code")!], false, new HashSet<InstallKind> { InstallKind.Skill });
        var plan = SelfLearning.App.Features.Installation.Install.Plan(work, request);
        var mine = box.Write(box.Home(".claude/skills/self-learning-skills/references/RUBRIC.md"), "mine");
        var result = SelfLearning.App.Features.Installation.Install.Apply(work, plan);
        Assert.Equal(box.Home(".claude/skills/self-learning-skills"), Assert.Single(result.Refused).Path);
        Assert.Equal([mine], Directory.EnumerateFiles(box.Home(".claude"), "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("install")]
    [InlineData("uninstall")]
    [InlineData("repair")]
    public void An_installation_that_was_killed_is_undone_by_the_next_command(string verb)
    {
        var file = box.Write(box.Home(".claude/settings.json"), "{}\n");
        box.Install("--agent", "claude-code", "--hooks");
        var after = File.ReadAllBytes(file);
        var lines = box.LedgerText().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // As if the process had died between the change of the settings and their line in the ledger.
        using (var home = SelfLearning.App.Storage.Folder.Open(Path.GetDirectoryName(box.Ledger)!)!)
            ChangeNote.Write(home, "installs.jsonl", lines[^1], [ForeignFile.Follow(file, "/") with { After = after, Before = "{}\n"u8.ToArray() }]);
        File.Delete(box.Ledger);
        File.WriteAllText(box.Ledger, string.Concat(lines[..^1].Select(l => l + "\n")));
        Assert.Contains("pending-change", box.Box.Run("doctor").Output, StringComparison.Ordinal);

        var ran = box.Box.Do(verb is "repair" ? ["repair", "--apply"] : [verb, "--agent", "claude-code", "--hooks"]);
        Assert.Contains($"{file} was restored.", ran.Error, StringComparison.Ordinal);
        Assert.Equal("{}\n", File.ReadAllText(file));
        Assert.Equal(verb is "install" ? ["update"] : [], verb is "repair" ? [] : InstallBox.Files(ran).Where(f => f.Text("kind") is "hooks").Select(f => f.Text("change")!));
        Assert.False(Path.Exists(Path.Combine(Path.GetDirectoryName(box.Ledger)!, ".pending-change")));
    }

    [Theory]
    [InlineData("an agent", 2, "claude-code", "install", "--agent", "emacs")]
    [InlineData("both", 2, "exclude each other", "install", "--user", "--project")]
    [InlineData("none found", 1, "Name one with --agent", "install")]
    public void What_was_asked_wrongly_is_said(string _, int exit, string part, params string[] args)
    {
        var ran = box.Box.Run(args);
        Assert.Equal((exit, ""), (ran.Exit, ran.Output));
        Assert.Contains(part, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_home_that_shells_would_split_is_quoted_in_the_hooks()
    {
        using var other = new Sandbox();
        var home = Path.Combine(other.Root, "home of ada");
        Directory.CreateDirectory(home);
        var env = other.Env(new MemoryStream(), new StringWriter(), new StringWriter()) with { Home = home };
        Assert.Equal(0, SelfLearning.Hosts.Cli.Cli.Run(["install", "--agent", "claude-code", "--yes"], env));
        Assert.Contains("home of ada/.local/share/self-learning/bin/self-learning\\\" hook claude-code", File.ReadAllText(Path.Combine(home, ".claude/settings.json")), StringComparison.Ordinal);
        Assert.Equal(0, SelfLearning.Hosts.Cli.Cli.Run(["uninstall", "--agent", "claude-code", "--yes"], env));
        Assert.False(File.Exists(Path.Combine(home, ".claude/settings.json")));
    }

    [Fact]
    public void A_home_that_no_quotes_keep_from_a_shell_gets_no_hooks()
    {
        using var other = new Sandbox();
        var home = Path.Combine(other.Root, "home of $ada");
        Directory.CreateDirectory(home);
        var error = new StringWriter();
        var exit = SelfLearning.Hosts.Cli.Cli.Run(["install", "--agent", "claude-code", "--yes"], other.Env(new MemoryStream(), new StringWriter(), error) with { Home = home });
        Assert.Equal(1, exit);
        Assert.Contains("holds '$'", error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(home, ".claude/settings.json")));
        Assert.True(File.Exists(Path.Combine(home, ".claude/skills/self-learning-skills/SKILL.md")));
    }

    [Fact]
    public void No_secret_of_a_settings_file_reaches_ledger_or_screen()
    {
        var token = "ghp_" + "Zx9Kq2Lm4Np6Rs8Tu0Vw1Yb3Cd5Ef7Gh9Jk1";
        foreach (var text in new[] { $$$"""{"hooks": {"Stop": [{"hooks": [{"type": "command", "command": "post {{{token}}}"}]}]}, "model": "x"}""", $$"""
            {
              "hooks": {
                "SessionStart": [
                  { "hooks": [ { "type": "command", "command": "post {{token}}" } ] }
                ],
                "x": "{{token}}"
              }
            }
            """ })
        {
            var file = box.Write(box.Home(".claude/settings.json"), text);
            var shown = box.Box.Do("install", "--agent", "claude-code", "--format", "text").Output + box.Install("--agent", "claude-code").Output;
            Assert.Contains("[REDACTED:", shown, StringComparison.Ordinal);
            Assert.DoesNotContain(token, shown + box.LedgerText(), StringComparison.Ordinal);
            Assert.DoesNotContain(token, box.Uninstall().Output + box.LedgerText(), StringComparison.Ordinal);
            Assert.Equal(text, Encoding.UTF8.GetString(File.ReadAllBytes(file)));
        }
    }

    public void Dispose() => box.Dispose();
}
