using System.Text.RegularExpressions;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Native;

/// <summary>Random sequences of commands on the old program and on ours, state by state (tests/compat).</summary>
public sealed partial class RandomSequencesTests
{
    [Fact]
    public void Both_programs_answer_alike_but_for_what_is_documented()
    {
        var python = Project.Tool("python3");
        var program = Project.Program();
        Project.Tool("faketime");
        var old = Path.GetFullPath(Path.Combine(Project.Root, "../shared/compat/old/self_learning.py"));
        Assert.SkipUnless(File.Exists(old), "the old program is not here (../shared/compat/old)");
        var sequences = Project.IsLong ? 600 : 60;
        var ran = Shell.Run(python, [Path.Combine(Project.Root, "tests/compat/diff.py"), $"{sequences}", "12"], Project.Root, variables: [("BIN", program), ("REF", old)]);
        Assert.True(ran.Exit == 0, ran.Output + ran.Error);
        var steps = Steps().Match(ran.Output);
        Assert.True(steps.Success && int.Parse(steps.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) > sequences * 5, ran.Output);
        Figures.Tell("compat", $"{sequences} random sequences, {steps.Groups[1].Value} steps on both programs: no difference but the documented");
    }

    [Fact]
    public void Every_rule_that_cites_a_line_of_the_compatibility_page_finds_it_there()
    {
        var cited = Citation().Matches(File.ReadAllText(Path.Combine(Project.Root, "tests/compat/diffrules.py"))).Select(m => m.Value).ToHashSet();
        var lines = Line().Matches(File.ReadAllText(Path.Combine(Project.Root, "docs/compatibility.md"))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.True(cited.Count > 5);
        Assert.Empty(cited.Except(lines));
    }

    [GeneratedRegex(@"sequences, (\d+) steps")]
    private static partial Regex Steps();

    [GeneratedRegex(@"\bC\d+\b")]
    private static partial Regex Citation();

    [GeneratedRegex(@"^\| (C\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
