using System.Text.RegularExpressions;
using SelfLearning.Hosts.Cli;
using SelfLearning.Tests.Support;
using SelfLearning.Tests.Terminal;

namespace SelfLearning.Tests.Docs;

/// <summary>The commands that documents tell people to run.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_command_of_the_readme_works_in_a_repository()
    {
        using var native = new NativeBox();
        var program = Project.Program();
        var dist = Path.Combine(Project.Root, "dist");
        Assert.SkipUnless(Directory.Exists(dist), "dist is made by dotnet publish");
        native.Box.Write("repo/.claude/skills/log-search/SKILL.md", "---\nname: log-search\ndescription: Search log files.\n---\n");
        Tree.Copy(Path.Combine(Project.Root, "skills"), Path.Combine(native.Box.Repo, "skills"));
        Directory.CreateSymbolicLink(Path.Combine(native.Box.Repo, "dist"), dist);
        Directory.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(Path.Combine(native.Box.Root, "bin")).FullName, "self-learning"), program);
        native.Record("""{"aha_cards": [{"id": "aha_example", "title": "t", "when_to_use": "w", "shareable": true}]}""");

        var commands = Blocks().Matches(File.ReadAllText(Path.Combine(Project.Root, "README.md"))).SelectMany(m => m.Groups[1].Value.Trim().Split('\n')).ToList();
        var ran = 0;
        foreach (var command in commands.Where(c => !BuildsOrTests(c)))
        {
            var line = command.Replace("/tmp/", native.Box.Root + "/", StringComparison.Ordinal);
            var result = native.Bash($"PATH='{native.Box.Root}/bin':$PATH; {line}");
            Assert.True(result.Exit == 0, $"{command}\n{result.Error}{result.Output}");
            ran++;
        }

        Assert.True(ran >= 8, $"only {ran} commands were found");
        Assert.Contains("./run", commands);
        Assert.Contains("./test", commands);
        Figures.Tell("F1", $"{ran} commands of the README were run");
    }

    [Fact]
    public void Every_command_of_ours_in_a_document_is_one_that_there_is()
    {
        var tree = Cli.Tree();
        var verbs = tree.Subcommands.ToDictionary(v => v.Name, v => v.Options.Concat(tree.Options).SelectMany(o => o.Aliases.Append(o.Name)).ToHashSet());
        var documents = Directory.EnumerateFiles(Project.Root, "*.md", SearchOption.TopDirectoryOnly).Concat(new[] { "docs", "skills" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Project.Root, f), "*.md", SearchOption.AllDirectories)));
        var wrong = new List<string>();
        var seen = 0;
        foreach (var document in documents)
        {
            foreach (Match call in Calls().Matches(File.ReadAllText(document)))
            {
                seen++;
                var name = call.Groups[1].Value;
                if (!verbs.TryGetValue(name, out var options))
                    wrong.Add($"{Path.GetFileName(document)}: {call.Value}");
                else
                    wrong.AddRange(Options().Matches(call.Value).Select(o => o.Value).Where(o => !options.Contains(o)).Select(o => $"{Path.GetFileName(document)}: {name} {o}"));
            }
        }

        Assert.True(seen > 20, $"only {seen} calls were found");
        Assert.Empty(wrong);
    }

    // Building, and the tests themselves, are not run inside a test.
    private static bool BuildsOrTests(string command) => command is "./run" or "./test" || command.StartsWith("dotnet ", StringComparison.Ordinal);

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex(@"(?<=`|^)self-learning ([a-z][a-z-]*)[^`\n|]*", RegexOptions.Multiline)]
    private static partial Regex Calls();

    [GeneratedRegex(@"(?<=\s)--[a-z][a-z-]*")]
    private static partial Regex Options();
}
