using SelfLearning.Core.Agents.Install;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Packages;

/// <summary>A new user's way with a package: install, record, recall, a hook as the agent's settings call it, uninstall; and then home is as it was, but for
/// the ledger, which says what was done, and the packages themselves.</summary>
internal sealed class Journey(Sandbox box)
{
    private const string Settings = "{\n  \"model\": \"x\"\n}\n";

    /// <summary>Runs the program of the package.</summary>
    public required Func<string[], string, Ran> Program { get; init; }

    /// <summary>Runs a command of an agent's settings.</summary>
    public required Func<string, string, Ran> Hook { get; init; }

    /// <summary>Where the program's data lies, below home.</summary>
    public string Data { get; init; } = ".local/share/self-learning";

    public string SettingsFile => Path.Combine(box.Home, ".claude/settings.json");

    public void Go()
    {
        box.Write("home/.claude/settings.json", Settings);
        var before = Files();
        Do("install", "--agent", "claude-code", "--yes");
        Assert.Contains(Files(), f => f.StartsWith(Data + "/bin/self-learning", StringComparison.Ordinal));
        var card = Program(["record"], """{"aha_cards": [{"title": "jq prints raw strings with -r", "when_to_use": "reading JSON logs with jq", "problem": "quotes in the output of jq", "solution_steps": ["use jq -r"], "evidence": ["seen"]}]}""");
        Assert.True(card.Exit == 0, card.Error);
        Assert.Contains("jq prints raw strings", Do("recall", "--task", "read JSON logs with jq").Output, StringComparison.Ordinal);

        var hooks = HookSettings.Find(File.ReadAllText(SettingsFile));
        var prompt = Hook(
            hooks.First(h => h.Event == "UserPromptSubmit").Command,
            $$"""{"session_id": "s1", "hook_event_name": "UserPromptSubmit", "cwd": "{{box.Repo}}", "prompt": "Please read the JSON logs with jq; its output has quotes"}""");
        Assert.True(prompt.Exit == 0, prompt.Error);
        Assert.Contains("jq prints raw strings", prompt.Output, StringComparison.Ordinal);

        Do("uninstall", "--yes");
        Assert.Equal(Settings, File.ReadAllText(SettingsFile));
        Assert.Equal(before, Files().Where(f => f != Data + "/installs.jsonl"));
    }

    public Ran Do(params string[] args)
    {
        var ran = Program(args, "");
        Assert.True(ran.Exit == 0, $"{string.Join(' ', args)}: exit {ran.Exit}\n{ran.Error}{ran.Output}");
        return ran;
    }

    // What npm, .NET and wine keep for themselves is not ours; nor is what a link leads to.
    private List<string> Files() => [.. Directory.EnumerateFiles(box.Home, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Select(f => Path.GetRelativePath(box.Home, f))
        .Where(f => !f.StartsWith(".npm", StringComparison.Ordinal) && !f.StartsWith(".dotnet", StringComparison.Ordinal) && !f.StartsWith(".nuget", StringComparison.Ordinal) && !f.StartsWith(".local/share/NuGet", StringComparison.Ordinal)
            && !f.StartsWith("AppData/Local/Temp/", StringComparison.Ordinal) && !f.StartsWith("Temp/", StringComparison.Ordinal) && !f.StartsWith(".cache", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
