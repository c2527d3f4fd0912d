using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

/// <summary>The program, the skill, the plan and who is asked.</summary>
public sealed class InstallTests : IDisposable
{
    private const UnixFileMode ForAllToRun = (UnixFileMode)0x1ed;
    private readonly InstallBox box = new();

    [Fact]
    public void The_agents_that_are_there_are_found()
    {
        foreach (var folder in new[] { ".claude", ".cursor", ".vscode" })
            Directory.CreateDirectory(box.Home(folder));
        Assert.Equal(["claude-code", "vscode", "cursor"], box.Box.Do("install").Json.Texts("agents"));
        Directory.CreateDirectory(Path.Combine(box.Box.Repo, ".codex"));
        Assert.Equal(["claude-code", "codex", "vscode", "cursor"], box.Box.Do("install", "--project").Json.Texts("agents"));
    }

    [Theory]
    [InlineData("install", "--agent", "claude-code")]
    [InlineData("install", "--agent", "claude-code", "--yes", "--dry-run")]
    [InlineData("uninstall")]
    [InlineData("uninstall", "--dry-run", "--yes")]
    public void Without_a_yes_nothing_is_written(params string[] args)
    {
        box.Install("--agent", "codex");
        var (before, ledger) = (box.Everything(), box.LedgerText());
        var ran = box.Box.Do(args);
        Assert.NotEmpty(InstallBox.Files(ran));
        Assert.Contains("Add --yes", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, box.Everything());
        Assert.Equal(ledger, box.LedgerText());
    }

    [Fact]
    public void At_a_terminal_the_plan_is_shown_and_asked_about()
    {
        box.Box.Terminal = true;
        var before = box.Everything();
        var no = box.Box.DoWith("n\n", "install", "--agent", "claude-code");
        Assert.Matches(@"^create ~/\.claude/settings\.json: hooks of Claude Code at SessionStart, UserPromptSubmit, (.|\n)*create the program (.|\n)*create 12 files of the skill in (.|\n)*Install\? \[y/N\] Nothing was changed", no.Output);
        Assert.DoesNotContain("\"hooks\": {", no.Output, StringComparison.Ordinal);
        Assert.Contains("+  \"hooks\": {", box.Box.DoWith("n\n", "install", "--agent", "claude-code", "--diff").Output, StringComparison.Ordinal);
        Assert.Equal(before, box.Everything());
        var yes = box.Box.DoWith("y\n", "install", "--agent", "claude-code");
        Assert.EndsWith("Installed. Agents use it from their next session on.\n", yes.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(box.Home(".claude/settings.json")));
        Assert.EndsWith("Nothing to do.\n", box.Box.DoWith("", "install", "--agent", "claude-code").Output, StringComparison.Ordinal);
        Assert.EndsWith("Uninstall? [y/N] Uninstalled.\n", box.Box.DoWith("y\n", "uninstall").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_installation_a_person_is_offered_the_lessons_of_past_sessions()
    {
        box.Box.Terminal = true;
        var session = string.Join('\n',
            Line("user", """{"role": "user", "content": "run the tests"}"""),
            Call("t1", "pytest -q"), Result("t1", true, "Exit code 1\\nE   ModuleNotFoundError: No module named 'yaml'"),
            Call("t2", "pip install pyyaml"), Result("t2", false, "Successfully installed pyyaml-6.0"),
            Call("t3", "pytest -q"), Result("t3", false, "4 passed in 0.10s")) + "\n";
        box.Write(box.Home(".claude/projects/-repo/s.jsonl"), session);
        var asked = box.Box.DoWith("y\ny\n", "install", "--agent", "claude-code").Output;
        Assert.Matches(@"next session on\.\n1 session of this repository: 1 lesson found\.\nReview them now\? \[y/N\] (.|\n)*pip install pyyaml", asked);
        Assert.Single(box.Box.Lines("candidates.jsonl"));

        string Line(string type, string message) => $$"""{"type": "{{type}}", "sessionId": "s", "cwd": "{{box.Box.Repo}}", "timestamp": "2026-01-05T10:00:00Z", "message": {{message}}}""";
        string Call(string id, string command) => Line("assistant", $$"""{"role": "assistant", "content": [{"type": "tool_use", "id": "{{id}}", "name": "Bash", "input": {"command": "{{command}}"} } ] }""");
        string Result(string id, bool failed, string text) => Line("user", $$"""{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "{{id}}", "is_error": {{(failed ? "true" : "false")}}, "content": "{{text}}"}]}""");
    }

    [Fact]
    public void A_purge_shows_what_goes_and_leaves_nothing_of_ours()
    {
        box.Box.Do("remember", "jq needs -r in shell loops");
        box.Box.Do("install", "--agent", "claude-code", "--yes");
        var plan = box.Box.Do("uninstall", "--purge", "--dry-run").Json;
        Assert.Contains(box.Box.Store, JsonText.Line(plan.Find("purge")!), StringComparison.Ordinal);
        Assert.True(Directory.Exists(box.Box.Store));
        Assert.Equal(2, box.Box.Run("uninstall", "--purge", "--project", "--yes").Exit);
        box.Box.Do("uninstall", "--purge", "--yes");
        Assert.False(Directory.Exists(Path.Combine(box.Box.Repo, ".agent-skills")));
        Assert.False(Directory.Exists(box.Home(".agent-skills")));
        Assert.False(Directory.Exists(box.Home(".local/share/self-learning")));
        Assert.False(Directory.Exists(box.Home(".cache/self-learning")));
    }

    [Fact]
    public void The_plan_shown_is_what_is_done()
    {
        box.Write(box.Home(".claude/settings.json"), "{\r\n\t\"model\": \"x\"}");
        box.Write(box.Home(".codex/AGENTS.md"), "# Rules");
        string[] agents = ["--agent", "claude-code", "--agent", "codex", "--agent", "gemini-cli", "--hooks", "--policy"];
        var copy = Path.Combine(box.Box.Root, "copy");
        foreach (var verb in new[] { "install", "uninstall" })
        {
            Directory.CreateDirectory(copy);
            Tree.Copy(box.Box.Home, copy);
            var diff = string.Concat(InstallBox.Files(box.Box.Do([verb, .. agents])).Select(f => f.Text("diff")));
            Assert.NotEmpty(diff);
            Shell.Git(copy, "apply", box.Write(Path.Combine(box.Box.Root, "plan.diff"), diff));
            box.Box.Do([verb, .. agents, "--yes"]);
            Assert.Equal(Texts(box.Box.Home), Texts(copy));
            Directory.Delete(copy, recursive: true);
        }

        static List<string> Texts(string folder) =>
            [.. new[] { ".claude/settings.json", ".claude/CLAUDE.md", ".codex/AGENTS.md", ".codex/hooks.json", ".gemini/settings.json", ".gemini/GEMINI.md" }
                .Select(f => Path.Combine(folder, f)).Select(f => File.Exists(f) ? Convert.ToHexString(File.ReadAllBytes(f)) : "none")];
    }

    [Fact]
    public void The_program_is_copied_updated_and_taken_away()
    {
        box.Write(Path.Combine(Path.GetDirectoryName(box.Box.Program)!, "libe_sqlite3.so"), "library");
        box.Install("--agent", "claude-code");
        Assert.Equal("program 1", File.ReadAllText(box.Program));
        Assert.Equal(ForAllToRun, File.GetUnixFileMode(box.Program));
        Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(box.Program)!, "libe_sqlite3.so")));
        Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(box.Ledger));
        Assert.Equal((UnixFileMode)0x1c0, File.GetUnixFileMode(Path.GetDirectoryName(box.Ledger)!));

        File.WriteAllText(box.Box.Program!, "program 2");
        Assert.Equal(["program"], InstallBox.Files(box.Install("--agent", "claude-code")).Select(f => f.Text("kind")));
        Assert.Equal("program 2", File.ReadAllText(box.Program));

        // Run from its place there is nothing to copy.
        (var outside, box.Box.Program) = (box.Box.Program, box.Program);
        Assert.Contains("Nothing to do.", box.Install("--agent", "claude-code").Output, StringComparison.Ordinal);
        box.Box.Program = outside;
        box.Uninstall();
        Assert.False(Directory.Exists(Path.GetDirectoryName(box.Program)));
        Assert.Equal(["installs.jsonl"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(box.Ledger)!).Select(Path.GetFileName));
    }

    [Fact]
    public void A_foreign_program_in_its_place_stays_and_nothing_calls_it()
    {
        box.Write(box.Program, "somebody's");
        var ran = box.Box.Run("install", "--agent", "claude-code", "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Equal("somebody's", File.ReadAllText(box.Program));
        Assert.False(File.Exists(box.Home(".claude/settings.json")));
        Assert.Contains("Kept: " + box.Program, box.Uninstall().Output, StringComparison.Ordinal);
        Assert.Equal("somebody's", File.ReadAllText(box.Program));
    }

    [Fact]
    public void A_program_that_needs_a_runtime_is_not_installed()
    {
        box.Box.Program = null;
        var ran = box.Box.Run("install", "--agent", "claude-code", "--hooks", "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("dotnet publish", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(box.Home(".claude/settings.json")));
    }

    [Fact]
    public void The_program_stays_as_long_as_anything_calls_it()
    {
        box.Install("--agent", "claude-code");
        box.Install("--agent", "codex", "--project", "--hooks");
        box.Uninstall();
        Assert.False(File.Exists(box.Home(".claude/settings.json")));
        Assert.True(File.Exists(box.Program));
        Assert.Contains($"The program stays: {box.Hooks("codex", project: true)} calls it.", box.Uninstall().Output, StringComparison.Ordinal);
        box.Uninstall("--project");
        Assert.False(File.Exists(box.Program));
    }

    [Fact]
    public void The_skill_is_copied_whole_and_its_scripts_can_be_run()
    {
        box.Install("--agent", "claude-code", "--agent", "codex", "--agent", "cursor", "--skill");
        var source = Path.Combine(Project.Root, "skills/self-learning-skills");
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(source, f)).Where(f => !f.StartsWith("scripts/bin", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        foreach (var folder in new[] { ".claude/skills/self-learning-skills", ".agents/skills/self-learning-skills" })
        {
            Assert.All(files, f => Assert.Equal(File.ReadAllBytes(Path.Combine(source, f)), File.ReadAllBytes(box.Home(Path.Combine(folder, f)))));
            Assert.Equal(ForAllToRun, File.GetUnixFileMode(box.Home(Path.Combine(folder, "scripts/self-learning"))));
        }

        Assert.False(Directory.Exists(box.Home(".cursor")));
    }

    [Fact]
    public void What_two_agents_share_goes_with_the_last_of_them()
    {
        box.Install("--agent", "codex");
        box.Install("--agent", "cursor");
        var skill = box.Home(".agents/skills/self-learning-skills/SKILL.md");
        Assert.Contains("which cursor uses too", box.Uninstall("--agent", "codex").Output, StringComparison.Ordinal);
        Assert.True(File.Exists(skill));
        Assert.False(File.Exists(box.Home(".codex/hooks.json")));
        Assert.True(File.Exists(box.Home(".cursor/hooks.json")));
        box.Uninstall("--agent", "codex", "--agent", "cursor");
        Assert.Empty(Directory.EnumerateFileSystemEntries(box.Box.Home).Select(Path.GetFileName).Except([".local"]));
    }

    [Fact]
    public void An_older_skill_of_ours_is_updated_and_what_it_had_more_goes()
    {
        box.Install("--agent", "claude-code");
        var folder = box.Home(".claude/skills/self-learning-skills");
        var (skill, gone) = (Path.Combine(folder, "SKILL.md"), Path.Combine(folder, "old/gone.md"));
        File.WriteAllText(skill, "older");
        box.Write(gone, "older");
        var hash = SelfLearning.Core.Records.Sha256.Hex("older"u8);
        foreach (var path in new[] { skill, gone })
            File.AppendAllText(box.Ledger, JsonText.Line(new JsonObject { { "action", "install" }, { "kind", "skill" }, { "path", path }, { "agents", JsonArray.Of(["claude-code"]) }, { "after", hash } }) + "\n");
        Assert.Equal(["delete", "update"], InstallBox.Files(box.Install("--agent", "claude-code")).Select(f => f.Text("change")!).Order());
        Assert.StartsWith("---\nname: self-learning-skills", File.ReadAllText(skill), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(gone)));
        box.Uninstall();
        Assert.False(Directory.Exists(box.Home(".claude")));
    }

    [Fact]
    public void A_foreign_or_edited_skill_is_never_overwritten_nor_deleted()
    {
        var foreign = box.Write(box.Home(".claude/skills/self-learning-skills/SKILL.md"), "mine");
        var ran = box.Box.Run("install", "--agent", "claude-code", "--agent", "codex", "--skill", "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("SKILL.md: It was edited, or install did not write it", ran.Error, StringComparison.Ordinal);
        Assert.Equal([foreign], Directory.EnumerateFiles(Path.GetDirectoryName(foreign)!, "*", SearchOption.AllDirectories));

        var edited = box.Home(".agents/skills/self-learning-skills/references/RUBRIC.md");
        File.AppendAllText(edited, "mine");
        var gone = box.Uninstall();
        Assert.Contains($"Kept: {edited}", gone.Output, StringComparison.Ordinal);
        Assert.Equal([edited], Directory.EnumerateFiles(box.Home(".agents"), "*", SearchOption.AllDirectories));
        Assert.Equal("mine", File.ReadAllText(foreign));
        Assert.Contains("Nothing to do.", box.Uninstall().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_ours_that_cannot_be_read_is_named_and_the_rest_goes()
    {
        box.Install("--agent", "claude-code");
        var odd = box.Home(".claude/skills/self-learning-skills/README.md");
        File.Delete(odd);
        Directory.CreateDirectory(odd);
        var ran = box.Box.Run("uninstall", "--yes");
        Assert.Equal(1, ran.Exit);
        Assert.Contains($"{odd} was left alone: Cannot read", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(box.Home(".claude"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Two_installations_wait_for_each_other()
    {
        box.Install("--agent", "claude-code");
        var python = Project.Tool("python3");
        // It holds the lock to its very end: Python closes its files some time before that.
        using var holder = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(python,
            ["-c", "import fcntl, os, sys, time\nf = open(sys.argv[1])\nfcntl.flock(f, fcntl.LOCK_EX)\nprint('held', flush=True)\ntime.sleep(1)\nos._exit(0)", box.Ledger]) { RedirectStandardOutput = true })!;
        Assert.Equal("held", holder.StandardOutput.ReadLine());
        box.Install("--agent", "codex");
        Assert.True(holder.HasExited);
    }

    [Fact]
    public void A_folder_that_its_agents_variable_moved_is_used_and_remembered()
    {
        var moved = Path.Combine(box.Box.Root, "moved");
        Directory.CreateDirectory(moved);
        box.Box["CLAUDE_CONFIG_DIR"] = moved;
        Assert.Equal(["claude-code"], box.Install().Json.Texts("agents"));
        Assert.True(File.Exists(Path.Combine(moved, "settings.json")));
        Assert.True(File.Exists(Path.Combine(moved, "skills/self-learning-skills/SKILL.md")));
        Assert.False(Directory.Exists(box.Home(".claude")));
        box.Box["CLAUDE_CONFIG_DIR"] = null;
        box.Uninstall();
        Assert.Empty(Directory.EnumerateFileSystemEntries(moved));
    }

    [Fact]
    public void A_linked_worktree_is_a_project_of_its_own()
    {
        Directory.CreateDirectory(Path.Combine(box.Box.Repo, ".git/worktrees/w"));
        File.WriteAllText(Path.Combine(box.Box.Repo, ".git/worktrees/w/commondir"), "../..");
        box.Box.Folder = Path.GetDirectoryName(box.Box.Write("w/.git", $"gitdir: {box.Box.Repo}/.git/worktrees/w\n"))!;
        box.Install("--agent", "claude-code", "--project", "--hooks");
        Assert.True(File.Exists(Path.Combine(box.Box.Folder, ".claude/settings.local.json")));
        Assert.False(Directory.Exists(Path.Combine(box.Box.Repo, ".claude")));
    }

    public void Dispose() => box.Dispose();
}
