using SelfLearning.Core.Learning;
using SelfLearning.Core.Learning.Candidates;
using SelfLearning.Core.Learning.Mining;

namespace SelfLearning.Tests.Core.Learning;

public sealed class RepositoryFindingsTests
{
    [Fact]
    public void A_fix_seen_in_more_sessions_is_worth_more()
    {
        static Story One(int n) => Story.Begin().Fail($"bd show a-{n} --short", "Error: unknown flag: --short").Ok($"bd show a-{n}");
        var single = Assert.Single(Find(One(1)));
        var both = Find(One(1), One(2));
        Assert.Equal(2, both.Count);
        Assert.All(both, f => Assert.Equal(2, f.Sessions));
        Assert.All(both, f => Assert.True(f.Worth.Value > single.Worth.Value));
        Assert.All(both, f => Assert.Equal("seen in 2 sessions", f.Worth.Reasons[0]));
        Assert.Single(both.Select(f => f.Key).Distinct());
    }

    [Fact]
    public void A_failure_that_comes_again_and_is_never_mended_is_a_fact()
    {
        static Story One() => Story.Begin().Fail("docker compose up -d", "zsh: command not found: docker").User("then leave it").Fail("docker compose up -d", "zsh: command not found: docker");
        Assert.DoesNotContain(Find(One()), f => f.Kind == FindingKind.Failure);
        var failure = Assert.Single(Find(One(), One()), f => f.Kind == FindingKind.Failure);
        Assert.Equal((2, 4), (failure.Sessions, failure.Times));
        Assert.True(failure.Worth.IsEnough);
    }

    [Fact]
    public void A_long_command_that_works_in_several_sessions_is_a_habit()
    {
        static Story One() => Story.Begin().Ok("dotnet test tests/App --filter Name~Cart --no-restore");
        Assert.Empty(Find(One(), One()));
        var habit = Assert.Single(Find(One(), One(), One()));
        Assert.Equal((FindingKind.Habit, 3), (habit.Kind, habit.Sessions));
        Assert.Equal(["dotnet test tests/App --filter Name~Cart --no-restore"], habit.Steps);
    }

    [Fact]
    public void The_worthiest_stand_first()
    {
        var found = Find(Story.Begin().Fail("bd show --short", "Error: unknown flag: --short").Ok("bd show").User("we don't need npm here, use pnpm instead").Agent("You're right"));
        Assert.True(found.Count > 1);
        Assert.Equal(found.OrderByDescending(f => f.Worth.Value), found);
    }

    [Fact]
    public void When_a_lesson_is_of_use_is_told_by_the_command_not_by_the_way_to_its_folder()
    {
        var found = Assert.Single(Find(Story.Begin().Fail("cd web && npm run && ls", "cd: web: No such file or directory").Ok("npm run && ls")));
        Assert.StartsWith("`npm run` fails with: cd: web", CandidateRecord.Of([found], "2026-01-01T00:00:00Z").Text("when_to_use"), StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Find(params Story[] stories) =>
        RepositoryFindings.Of([.. stories.Select((s, i) => SessionFindings.Of(s.Told(i), $"{i}.jsonl"))]);
}
