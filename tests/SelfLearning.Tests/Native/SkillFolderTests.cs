using System.Text.RegularExpressions;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Native;

/// <summary>The skill as a user copies it, with the program in it.</summary>
public sealed partial class SkillFolderTests : IDisposable
{
    private readonly Sandbox box = new();

    public static TheoryData<string> Places() => ["repo/.claude/skills", "repo/.agents/skills", "repo/.github/skills", "repo/.codex/skills", "home/.claude/skills"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Copied_whole_it_works_through_the_launcher_and_the_shim(string place)
    {
        var skill = Copy(Path.Combine(box.Root, place));
        var (launcher, shim) = (Path.Combine(skill, "scripts/self-learning"), Path.Combine(skill, "scripts/self_learning.py"));
        var recorded = Run(launcher, ["record", "--json", Path.Combine(skill, "examples/payload.json")]);
        Assert.True(recorded.Exit == 0, recorded.Error);
        Assert.Equal(box.Repo, recorded.Json.Text("repo_root"));
        var listed = Run(Project.Tool("python3"), [shim, "list"]);
        Assert.True(listed.Exit == 0, listed.Error);
        Assert.Equal(2, ((SelfLearning.Core.Json.JsonArray)listed.Json.Find("items")!).Count);
        Assert.Equal(2, Run(Project.Tool("python3"), [shim, "bogus"]).Exit);
    }

    [Fact]
    public void Without_a_program_the_launcher_says_in_a_line_how_to_get_one()
    {
        var skill = Copy(Path.Combine(box.Repo, ".claude/skills"));
        Directory.Delete(Path.Combine(skill, "scripts/bin"), recursive: true);
        var ran = Run(Path.Combine(skill, "scripts/self-learning"), ["list"], path: "/usr/bin:/bin");
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("dotnet publish", Assert.Single(ran.Error.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void Git_leaves_the_program_out()
    {
        var skill = Copy(Path.Combine(box.Repo, ".claude/skills"));
        Directory.Delete(Path.Combine(box.Repo, ".git"));
        Shell.Git(box.Repo, "init", "-q");
        var files = Shell.Git(box.Repo, "status", "--short", "--untracked-files=all").Output;
        Assert.Contains("SKILL.md", files, StringComparison.Ordinal);
        Assert.DoesNotContain("scripts/bin", files, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(skill, "scripts/bin/linux-x64/self-learning")));
    }

    [Theory]
    [InlineData("skills/self-learning-skills/SKILL.md")]
    [InlineData("README.md")]
    public void Every_command_in_it_runs(string document)
    {
        var skill = Copy(Path.Combine(box.Repo, ".claude/skills"));
        box.Write("repo/.claude/skills/log-search/SKILL.md", "---\nname: log-search\ndescription: Search.\n---\n\n# Log search\n");
        Directory.CreateDirectory(Path.Combine(box.Repo, "skills"));
        Directory.CreateSymbolicLink(Path.Combine(box.Repo, "skills/self-learning-skills"), skill);
        Directory.CreateSymbolicLink(Path.Combine(box.Repo, "examples"), Path.Combine(skill, "examples"));
        Directory.CreateSymbolicLink(Path.Combine(box.Repo, "dist"), Path.Combine(Project.Root, "dist"));
        var prepared = Run(Path.Combine(skill, "scripts/self-learning"), ["record"],
            """{"aha_cards": [{"id": "aha_example", "title": "T", "when_to_use": "w", "shareable": true}], "recommendations": [{"id": "rec_example", "title": "R"}]}""");
        Assert.True(prepared.Exit == 0, prepared.Error);

        var commands = ShellBlock().Matches(File.ReadAllText(Path.Combine(Project.Root, document)))
            .SelectMany(m => m.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(c => c is not ("./run" or "./test")).ToList();
        Assert.True(commands.Count >= 5);
        foreach (var command in commands)
        {
            var ran = Run("/bin/sh", ["-c", command], path: $"{Path.Combine(skill, "scripts")}:{Environment.GetEnvironmentVariable("PATH")}");
            Assert.True(ran.Exit == 0, $"{command}: exit {ran.Exit}\n{ran.Error}");
        }
    }

    [Fact]
    public void A_copied_store_says_the_same()
    {
        var program = Project.Program();
        Run(program, ["record", "--json", Path.Combine(Project.Root, "skills/self-learning-skills/examples/payload.json")]);
        var before = Run(program, ["review", "--format", "json"]).Output;
        Shell.Run("/bin/cp", ["-r", Path.Combine(box.Repo, ".agent-skills"), Path.Combine(box.Root, "backup")], box.Repo);
        Directory.Delete(Path.Combine(box.Repo, ".agent-skills"), recursive: true);
        Directory.Move(Path.Combine(box.Root, "backup"), Path.Combine(box.Repo, ".agent-skills"));
        Assert.Equal(before, Run(program, ["review", "--format", "json"]).Output);
    }

    public void Dispose() => box.Dispose();

    private static string Copy(string into)
    {
        Project.Program();
        var dist = Path.Combine(Project.Root, "dist/self-learning-skills");
        Assert.SkipUnless(File.Exists(Path.Combine(dist, "scripts/bin/linux-x64/self-learning")), "the skill folder is not built");
        Directory.CreateDirectory(into);
        var ran = Shell.Run("/bin/cp", ["-r", dist, into], into);
        Assert.True(ran.Exit == 0, ran.Error);
        return Path.Combine(into, "self-learning-skills");
    }

    private Ran Run(string program, IEnumerable<string> args, string input = "", string? path = null) => Shell.Run(
        program, args, box.Repo, input,
        [("HOME", box.Home), ("USER", "ada"), ("PATH", path ?? Environment.GetEnvironmentVariable("PATH")), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null)]);

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
