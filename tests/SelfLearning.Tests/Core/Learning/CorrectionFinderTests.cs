using SelfLearning.Core.Learning.Corrections;

namespace SelfLearning.Tests.Core.Learning;

public sealed class CorrectionFinderTests
{
    [Theory]
    [InlineData("we don't need backward compatibility, this makes things too complicated")]
    [InlineData("no, use pnpm instead of npm")]
    [InlineData("I'll run the server myself, just tell me what to do")]
    [InlineData("that should live in AGENTS.md, not in a skill")]
    public void A_short_turn_that_contradicts_or_restricts_is_a_correction(string text)
    {
        var found = Assert.Single(CorrectionFinder.Find(Story.Begin().Ok("npm test").User(text).Agent("You're right, I'll change that.").Told()));
        Assert.Equal("u1", found.At);
        Assert.True(found.Worth.IsEnough, $"{found.Worth.Value}");
        Assert.NotEmpty(found.Worth.Reasons);
        Assert.Equal("npm test", found.After!.Input);
    }

    [Theory]
    [InlineData("yes please")]
    [InlineData("continue")]
    [InlineData("what does this function do?")]
    [InlineData("great, now commit it")]
    [InlineData("add a button to the sidebar that opens the settings page")]
    [InlineData("is it ready to merge?")]
    [InlineData("/compact")]
    [InlineData("Error: x\n    at a (b.js:1)\n    at c (d.js:2)\n    at e (f.js:3)\n    at g (h.js:4)")]
    public void Consent_questions_tasks_and_pasted_output_are_none(string text) =>
        Assert.DoesNotContain(CorrectionFinder.Find(Story.Begin().Ok("npm test").User(text).Agent("I'll look.").Told()), c => c.Worth.IsEnough);

    [Fact]
    public void The_first_turn_and_turns_of_the_harness_correct_nothing() =>
        Assert.Empty(CorrectionFinder.Find(Story.Begin().User("<system-reminder>never use npm, use pnpm instead</system-reminder>", harness: true).Told()));

    [Fact]
    public void A_reason_typed_when_denying_is_a_strong_correction()
    {
        var found = Assert.Single(CorrectionFinder.Find(Story.Begin().Deny("git push --force", "not on main").Told()));
        Assert.Equal("d0", found.At);
        Assert.True(found.Worth.IsEnough);
        Assert.Contains("typed when denying a call", found.Worth.Reasons);
    }

    [Fact]
    public void The_agents_consent_raises_the_worth()
    {
        static double Worth(string reply) => CorrectionFinder.Find(Story.Begin().User("url and remote are the same thing here").Agent(reply).Told())[0].Worth.Value;
        Assert.True(Worth("You're absolutely right, I missed that.") > Worth("Let me look at the file."));
    }
}
