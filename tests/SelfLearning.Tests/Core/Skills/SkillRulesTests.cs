using SelfLearning.App.Features.Skills;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Skills;

public sealed class SkillRulesTests
{
    [Fact]
    public void Our_own_skill_keeps_the_rules() =>
        Assert.Empty(CheckSkills.Rules("SKILL.md", File.ReadAllText(Path.Combine(Project.Root, "skills/self-learning-skills/SKILL.md")), "self-learning-skills"));

    [Theory]
    [InlineData("---\nname: a\ndescription: Use when d\n---\n", "")]
    [InlineData("---\r\nname: a\r\ndescription: \"Use when d: e\"\r\nmetadata:\r\n  x: y\r\n---\r\n", "")]
    [InlineData("---\nname: a\ndescription: >\n  long\n  text when\n---\n", "")]
    [InlineData("---\nname: a\ndescription: Use when d\ncompatibility: c\nlicense: MIT\nallowed-tools: Bash(git:*) Read\nmetadata:\n  version: 1.0\n---\nText with --- in it.\n", "")]
    [InlineData("# no head\n", "must start with YAML front matter")]
    [InlineData("---\nname: a\ndescription: when d\n", "not closed")]
    [InlineData("---\nname: A\ndescription: when d\n---\n", "must be lowercase")]
    [InlineData("---\nname: a b\ndescription: when d\n---\n", "only hold letters")]
    [InlineData("---\nname: a--b\ndescription: when d\n---\n", "two hyphens")]
    [InlineData("---\nname: -a\ndescription: when d\n---\n", "start or end")]
    [InlineData("---\nname: other\ndescription: when d\n---\n", "must be that of the folder")]
    [InlineData("---\nname: \"\"\ndescription: when d\n---\n", "name must be a text")]
    [InlineData("---\nname: a\n---\n", "description is missing")]
    [InlineData("---\nname: a\ndescription: \"  \"\n---\n", "description must be a text")]
    [InlineData("---\ndescription: when d\n---\n", "name is missing")]
    [InlineData("---\nname: a\ndescription: d: e\n---\n", "not valid YAML")]
    [InlineData("---\nname: a\ndescription: [d]\n---\n", "in brackets")]
    [InlineData("---\nname: a\ndescription: when d\nmetadata: {x: y}\n---\n", "in braces")]
    [InlineData("---\nname: a\ndescription: &x when d\n---\n", "Anchors")]
    [InlineData("---\nname: a\ndescription: !!str when d\n---\n", "Tags")]
    [InlineData("---\nname: a\ndescription: when d\nversion: 1\n---\n", "Unexpected fields: version")]
    [InlineData("---\nname: a\nname: a\ndescription: when d\n---\n", "stands twice")]
    [InlineData("---\nname: a\ndescription: when d\ncompatibility:\n  - x\n---\n", "compatibility must be a text")]
    [InlineData("---\njust text\n---\n", "must be a mapping")]
    [InlineData("---\n---\n", "must be a mapping")]
    public void A_broken_rule_is_named(string text, string fault)
    {
        var faults = CheckSkills.Rules("SKILL.md", text, "a").ToList();
        if (fault.Length == 0)
            Assert.Empty(faults);
        else
            Assert.Contains(faults, f => f.IsError && f.Message.Contains(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("技能", "")]
    [InlineData("мой-навык", "")]
    [InlineData("НАВЫК", "lowercase")]
    public void Letters_of_any_script_make_a_name(string name, string fault)
    {
        var faults = CheckSkills.Rules("SKILL.md", $"---\nname: {name}\ndescription: when d\n---\n", name).ToList();
        Assert.Equal(fault.Length > 0, faults.Exists(f => f.IsError));
    }

    [Fact]
    public void Lengths_are_counted_in_code_points()
    {
        string Skill(int length) => $"---\nname: a\ndescription: when{string.Concat(Enumerable.Repeat("😀", length - 4))}\n---\n";
        Assert.Empty(CheckSkills.Rules("SKILL.md", Skill(1024), "a"));
        Assert.Contains("1025 characters", Assert.Single(CheckSkills.Rules("SKILL.md", Skill(1025), "a")).Message, StringComparison.Ordinal);
        Assert.Single(CheckSkills.Rules("SKILL.md", $"---\nname: {new string('a', 65)}\ndescription: when d\n---\n", new string('a', 65)));
        Assert.Single(CheckSkills.Rules("SKILL.md", $"---\nname: a\ndescription: when d\ncompatibility: {new string('a', 501)}\n---\n", "a"));
    }

    [Theory]
    [InlineData("---\nname: a\ndescription: when d\nallowed-tools:\n  - Read\n---\n", "not a list")]
    [InlineData("---\nname: a\ndescription: Does things.\n---\n", "does not say when")]
    [InlineData("---\nname: a\ndescription: when <b>d</b>\n---\n", "angle brackets")]
    [InlineData("---\nname: a\ndescription: when d\nmetadata:\n  x:\n    y: z\n---\n", "names to texts")]
    public void Advice_is_a_warning(string text, string advice)
    {
        var warning = Assert.Single(CheckSkills.Rules("SKILL.md", text, "a"));
        Assert.False(warning.IsError);
        Assert.Contains(advice, warning.Message, StringComparison.Ordinal);
    }
}
