using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class StaticScoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_factor_stays_within_its_bounds_whatever_the_evidence() =>
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Int[0, 100_000], CsCheck.Gen.Int[0, 100_000], CsCheck.Gen.Int[-40_000, 40_000]),
            drawn =>
            {
                var card = new CardFacts { Status = "accepted", Helped = drawn.Item1, Harmed = drawn.Item2, Used = drawn.Item1, Written = Now.AddDays(drawn.Item3) };
                return StaticScore.Factor(card, Now) is >= StaticScore.Least and <= StaticScore.Most;
            });

    [Fact]
    public void Help_lifts_and_harm_lowers_and_age_lowers_a_little()
    {
        var plain = StaticScore.Factor(new CardFacts { Written = Now }, Now);
        Assert.True(StaticScore.Factor(new CardFacts { Written = Now, Helped = 8 }, Now) > plain);
        Assert.True(StaticScore.Factor(new CardFacts { Written = Now, Harmed = 8 }, Now) < plain);
        Assert.InRange(StaticScore.Factor(new CardFacts { Written = Now.AddYears(-5) }, Now), 0.95, plain);
    }

    [Fact]
    public void Trust_is_Wilsons_lower_bound_and_null_before_the_first_outcome()
    {
        Assert.Null(Trust.Of(0, 0));
        Assert.Equal(0.2065, Trust.Of(1, 0)!.Value, 4);
        Assert.Equal(0.7225, Trust.Of(10, 0)!.Value, 4);
    }
}
