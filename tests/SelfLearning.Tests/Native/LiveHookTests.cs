using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Native;

/// <summary><c>doctor --live</c> and hooks as agents run them: the published program, started by a shell.</summary>
public sealed class LiveHookTests : IDisposable
{
    private readonly Sandbox box = new();

    public void Dispose() => box.Dispose();

    [Theory]
    [InlineData("claude-code")]
    [InlineData("codex")]
    [InlineData("copilot-cli")]
    [InlineData("cursor")]
    [InlineData("gemini-cli")]
    [InlineData("qwen-code")]
    [InlineData("opencode")]
    public void Every_installed_hook_is_fired_and_its_canary_comes_out(string agent)
    {
        var settings = Install(agent, Project.Program());
        var before = Tree.Of(box.Root);
        var ran = Doctor();
        var live = ran.Json.Find("live")!;
        Assert.Contains("\"detail\": \"the canary card came out\"", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"ok\": false", SelfLearning.Core.Json.JsonText.Indented(live), StringComparison.Ordinal);
        Assert.Equal(HookSettings.Find(File.ReadAllText(settings)).Count, ran.Output.Split("\"ms\": ").Length - 1);
        // Only that it was never seen in earnest.
        Assert.Equal("1", SelfLearning.Core.Json.JsonText.Line(ran.Json.Find("count")!));
        Assert.Contains("hook-not-seen", ran.Output, StringComparison.Ordinal);
        Assert.Equal(before, Tree.Of(box.Root));
        Assert.Empty(Directory.EnumerateDirectories(Path.GetTempPath(), "self-learning-live-*"));
    }

    [Fact]
    public void A_program_in_a_folder_with_a_space_is_called()
    {
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(box.Root, "my (own) tools")).FullName, "self-learning");
        File.CreateSymbolicLink(program, Project.Program());
        Install("claude-code", program);
        var ran = Doctor();
        Assert.Contains("\"detail\": \"the canary card came out\"", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"ok\": false", SelfLearning.Core.Json.JsonText.Indented(ran.Json.Find("live")!), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_that_was_seen_is_not_told()
    {
        Install("claude-code", Project.Program());
        box.Do("init");
        box.DoWith($$"""{"session_id": "s", "cwd": "{{box.Repo}}", "hook_event_name": "SessionStart", "source": "startup"}""", "hook", "claude-code");
        Assert.DoesNotContain("hook-not-seen", Doctor().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void That_one_agent_was_seen_hides_no_other_that_was_not()
    {
        Install("claude-code", Project.Program());
        Install("codex", Project.Program());
        box.Do("init");
        box.DoWith($$"""{"session_id": "s", "cwd": "{{box.Repo}}", "hook_event_name": "SessionStart", "source": "startup"}""", "hook", "claude-code");
        var ran = Doctor();
        Assert.Contains("No hook of Codex was ever seen", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Trust all and continue", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("No hook of Claude Code", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!/bin/sh\nexit 3\n", "exit code 3")]
    [InlineData("#!/bin/sh\necho hello\n", "said something")]
    [InlineData("#!/bin/sh\ncat >/dev/null\n", "did not come out")]
    public void A_hook_that_does_not_work_is_told(string script, string reason)
    {
        Install("claude-code", Script(script));
        var ran = Doctor();
        Assert.Equal(1, ran.Exit);
        Assert.Contains("hook-fails", ran.Output, StringComparison.Ordinal);
        Assert.Contains(reason, ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_that_hangs_is_ended_at_its_deadline()
    {
        box.Write("home/.claude/settings.json", """{"hooks": {"SessionEnd": [{"hooks": [{"type": "command", "command": "PROGRAM hook claude-code"}]}]}}""".Replace("PROGRAM", Script("#!/bin/sh\nsleep 30\n"), StringComparison.Ordinal));
        Assert.Contains("did not end within 2 s", Doctor().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_a_host_would_ignore_are_told()
    {
        var settings = Install("claude-code", Project.Program());
        File.WriteAllText(settings, File.ReadAllText(settings).Replace("{\n  \"hooks\"", "{\n  \"disableAllHooks\": true,\n  \"hooks\"", StringComparison.Ordinal));
        Assert.Contains("disableAllHooks", Doctor().Output, StringComparison.Ordinal);
        File.WriteAllText(settings, File.ReadAllText(settings)[..^3]);
        Assert.Contains("cannot be read as JSON", Doctor().Output, StringComparison.Ordinal);

        var cursor = Install("cursor", Project.Program());
        File.WriteAllText(cursor, "\uFEFF" + File.ReadAllText(cursor).Replace("\"sessionStart\"", "\"sessionBegin\"", StringComparison.Ordinal));
        Assert.Contains("byte order mark", Doctor().Output, StringComparison.Ordinal);
        Assert.Contains("sessionBegin", Doctor().Output, StringComparison.Ordinal);

        Install("codex", Project.Program());
        box.Write("home/.codex/config.toml", "model = \"x\"\n[features]\nhooks = false # for now\n");
        Assert.Contains("[features] hooks = false", Doctor().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_twins_at_once_one_speaks_at_most()
    {
        var program = Project.Program();
        box.DoWith("""{"aha_cards": [{"title": "a lesson", "when_to_use": "always"}]}""", "record");
        var spoke = 0;
        for (var round = 0; round < 5; round++)
        {
            var payload = $$"""{"session_id": "s{{round}}", "cwd": "{{box.Repo}}", "hook_event_name": "SessionStart", "source": "clear"}""";
            var said = new string[8];
            Parallel.For(0, said.Length, i => said[i] = Shell.Run(program, ["hook", "claude-code"], box.Repo, payload, [("HOME", box.Home), ("USER", "ada")]).Output);
            // On a machine that is busy enough, all of them may be late.
            Assert.InRange(said.Count(s => s.Length > 0), 0, 1);
            spoke += said.Count(s => s.Length > 0);
            Assert.InRange(box.Lines("signals.jsonl").Length, spoke, round + 1);
        }

        Assert.True(spoke > 0);
    }

    private string Script(string text)
    {
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(box.Root, "bin")).FullName, "self-learning");
        File.WriteAllText(program, text);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return program;
    }

    private string Install(string agent, string program)
    {
        var row = AgentTable.Find(agent)!;
        var text = Assert.IsType<TextMerge.Merged>(HookSettings.Insert(null, row, row.UserHooks!, program)).Text;
        return box.Write("home/" + row.UserHooks!.Path[2..], text);
    }

    private Ran Doctor() => box.Run("doctor", "--live", "--format", "json");
}
