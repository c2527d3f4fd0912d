using SelfLearning.Hosts.Cli;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Docs;

public sealed class ReferenceTests
{
    private static readonly string File_ = Path.Combine(Project.Root, "docs/reference.md");

    [Fact]
    public void The_reference_is_what_the_commands_say()
    {
        if (Environment.GetEnvironmentVariable("SELF_LEARNING_UPDATE") is "1")
            File.WriteAllText(File_, ReferencePage.Text());
        Assert.Equal(ReferencePage.Text(), File.ReadAllText(File_));
    }

    [Fact]
    public void Every_verb_has_help_with_an_example_that_calls_it()
    {
        using var box = new Sandbox();
        var verbs = Cli.Tree().Subcommands.OfType<CliCommand>().ToList();
        Assert.NotEmpty(verbs);
        foreach (var verb in verbs)
        {
            Assert.Contains($"self-learning {verb.Name}", verb.Example, StringComparison.Ordinal);
            Assert.Contains("Example:\n  " + verb.Example.Split('\n')[0], box.Do(verb.Name, "--help").Output, StringComparison.Ordinal);
        }
    }
}
