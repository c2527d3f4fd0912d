using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Native;

/// <summary>The published program installs itself.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void It_runs_from_its_place_through_the_skill_too_and_leaves_from_there()
    {
        var program = Project.Program();
        var settings = box.Write("home/.claude/settings.json", "{\n  \"model\": \"x\"\n}");
        Assert.Equal(0, Run(program, "install", "--yes").Exit);
        var installed = Path.Combine(box.Home, ".local/share/self-learning/bin/self-learning");
        Assert.Equal((0, "1.0.0\n", ""), Run(installed, "--version") is var version ? (version.Exit, version.Output, version.Error) : default);
        Assert.Contains($"\"command\": \"{installed} hook claude-code\"", File.ReadAllText(settings), StringComparison.Ordinal);
        var launcher = Path.Combine(box.Home, ".claude/skills/self-learning-skills/scripts/self-learning");
        Assert.Equal("1.0.0\n", Run(launcher, "--version").Output);
        Assert.Contains("Nothing to do.", Run(installed, "install", "--yes").Output, StringComparison.Ordinal);

        Assert.Equal(0, Run(installed, "uninstall", "--yes").Exit);
        Assert.Equal("{\n  \"model\": \"x\"\n}", File.ReadAllText(settings));
        Assert.False(File.Exists(installed));
        Assert.Equal([settings], Directory.EnumerateFiles(Path.Combine(box.Home, ".claude"), "*", SearchOption.AllDirectories));
    }

    public void Dispose() => box.Dispose();

    private Ran Run(string program, params string[] args) => Shell.Run(
        program, args, box.Repo, "",
        [("HOME", box.Home), ("USER", "ada"), ("CLAUDE_CONFIG_DIR", null), ("CODEX_HOME", null), ("COPILOT_HOME", null), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null)]);
}
