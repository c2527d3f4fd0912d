using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Install;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Packages;

/// <summary>The plugin for Claude Code.</summary>
public sealed class PluginTests : IDisposable
{
    private const string Own = "packaging/claude-plugin";
    private readonly Sandbox box = new();

    [Fact]
    public void Its_hooks_are_those_that_install_writes()
    {
        var agent = AgentTable.Find("claude-code")!;
        var written = Assert.IsType<TextMerge.Merged>(HookSettings.Insert(null, agent, agent.UserHooks!, "/P/self-learning"));
        var plugin = File.ReadAllText(Path.Combine(Project.Root, Own, "hooks/hooks.json"));
        Assert.Equal(written.Text, plugin.Replace("\\\"${CLAUDE_PLUGIN_ROOT}\\\"/bin/self-learning", "/P/self-learning", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_version_is_ours() =>
        Assert.Contains($"\"version\": \"{Package.Version}\"", File.ReadAllText(Path.Combine(Project.Root, Own, ".claude-plugin/plugin.json")), StringComparison.Ordinal);

    [Fact]
    public void Without_a_program_a_hook_is_silent_and_anything_else_says_so()
    {
        var launcher = Path.Combine(Directory.CreateDirectory(Path.Combine(box.Root, "plugin/bin")).FullName, "self-learning");
        File.Copy(Path.Combine(Project.Root, Own, "bin/self-learning"), launcher);
        (string, string?)[] variables = [("HOME", box.Home), ("LOCALAPPDATA", null), ("PATH", Path.GetDirectoryName(launcher) + ":/usr/bin:/bin")];
        Assert.Equal((0, "", ""), Shell.Run("/bin/sh", [launcher, "hook", "claude-code"], box.Repo, "{}", variables) is var hook ? (hook.Exit, hook.Output, hook.Error) : default);
        var other = Shell.Run("/bin/sh", [launcher, "list"], box.Repo, "", variables);
        Assert.Equal((1, ""), (other.Exit, other.Output));
        Assert.Contains("not installed", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_real_client_takes_it_and_its_hooks_answer()
    {
        Package.Find("self-learning-*-linux-x64.tar.gz");
        var market = Path.Combine(Project.Root, "dist/marketplace");
        var clients = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache/self-learning/clients");
        var claude = Directory.Exists(clients) ? Directory.EnumerateFiles(clients, "claude", SearchOption.AllDirectories).FirstOrDefault(f => f.Contains("claude-code-2.1", StringComparison.Ordinal) && f.Contains("linux-x64/claude", StringComparison.Ordinal)) : null;
        Assert.SkipUnless(claude is not null, "Claude Code is not installed (./clients)");
        var unshare = Project.Tool("unshare");
        foreach (var args in (string[][])[["validate", Path.Combine(market, "self-learning-skills")], ["marketplace", "add", market], ["install", "self-learning-skills@self-learning"]])
        {
            // Without a network: it looks for its maker's servers.
            var ran = Shell.Run(unshare, ["-rn", claude!, "plugin", .. args], box.Repo, "", [("HOME", box.Home), ("IS_SANDBOX", "1"), ("CLAUDE_CONFIG_DIR", null), ("DISABLE_AUTOUPDATER", "1"), ("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1")]);
            Assert.True(ran.Exit == 0, $"claude plugin {string.Join(' ', args)}: {ran.Output}{ran.Error}");
        }

        var hooks = Directory.EnumerateFiles(Path.Combine(box.Home, ".claude/plugins"), "hooks.json", SearchOption.AllDirectories).First();
        var root = Path.GetDirectoryName(Path.GetDirectoryName(hooks))!;
        var command = HookSettings.Find(File.ReadAllText(hooks)).Count == 0 ? "\"${CLAUDE_PLUGIN_ROOT}\"/bin/self-learning hook claude-code" : HookSettings.Find(File.ReadAllText(hooks))[0].Command;
        (string, string?)[] variables = [("HOME", box.Home), ("USER", "ada"), ("CLAUDE_PLUGIN_ROOT", root), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null)];
        Assert.Equal(0, Shell.Run(Path.Combine(root, "bin/self-learning"), ["record"], box.Repo, """{"aha_cards": [{"title": "jq prints raw strings with -r", "when_to_use": "reading JSON logs with jq", "problem": "quotes in the output of jq"}]}""", variables).Exit);
        var answer = Shell.Run("/bin/sh", ["-c", command], box.Repo, $$"""{"session_id": "s1", "hook_event_name": "UserPromptSubmit", "cwd": "{{box.Repo}}", "prompt": "Read the JSON logs with jq; its output has quotes"}""", variables);
        Assert.Contains("jq prints raw strings", answer.Output, StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();
}
