using SelfLearning.Core.Skills;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Skills;

public sealed class SkillRulesTests
{
    [Fact]
    public void Our_own_skill_keeps_the_rules() =>
        Assert.Empty(SkillRules.Faults(File.ReadAllText(Path.Combine(Project.Root, "skills/self-learning-skills/SKILL.md")), "self-learning-skills"));

    [Theory]
    [InlineData("---\nname: a\ndescription: d\n---\n", "")]
    [InlineData("---\r\nname: a\r\ndescription: \"d: e\"\r\nmetadata:\r\n  x: y\r\n---\r\n", "")]
    [InlineData("---\nname: a\ndescription: >\n  long\n  text\n---\n", "")]
    [InlineData("# no head\n", "must begin with front matter")]
    [InlineData("---\nname: a\ndescription: d\n", "must begin with front matter")]
    [InlineData("---\nname: A b\ndescription: d\n---\n", "The name must be")]
    [InlineData("---\nname: a--b\ndescription: d\n---\n", "The name must be")]
    [InlineData("---\nname: other\ndescription: d\n---\n", "must be the folder's")]
    [InlineData("---\nname: a\n---\n", "The description must")]
    [InlineData("---\nname: a\ndescription: d: e\n---\n", "quote the description")]
    [InlineData("---\nname: a\ndescription: d\nversion: 1\n---\n", "Line 4: the field version")]
    [InlineData("---\nname: a\nname: a\ndescription: d\n---\n", "stands twice")]
    public void A_broken_rule_is_named(string text, string fault)
    {
        var faults = SkillRules.Faults(text, "a");
        if (fault.Length == 0)
            Assert.Empty(faults);
        else
            Assert.Contains(fault, Assert.Single(faults), StringComparison.Ordinal);
    }
}
