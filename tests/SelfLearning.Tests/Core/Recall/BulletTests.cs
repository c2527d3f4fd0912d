using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class BulletTests
{
    private static readonly Bullet Long = new("A title", ["short step", new string('x', 400), "after it"], "aha_1, proposed");

    [Fact]
    public void A_step_is_there_whole_or_not_at_all_and_none_behind_one_that_is_not()
    {
        for (var budget = 10; budget < 200; budget++)
        {
            var cut = Assert.Single(Bullet.Cut([Long], budget));
            Assert.Equal(Long.Do.Take(cut.Do.Count), cut.Do);
            Assert.Equal(cut.Do.Count < 3, cut.Text.Contains($"; {cut.Do.Count} of 3 steps)", StringComparison.Ordinal));
        }

        Assert.Equal(3, Bullet.Cut([Long], 200)[0].Do.Count);
        Assert.Empty(Bullet.Cut([Long with { Do = [Long.Do[1], "short step"] }], 60)[0].Do);
    }

    [Fact]
    public void Steps_go_before_titles_and_the_last_bullets_before_the_first()
    {
        List<Bullet> three = [.. Enumerable.Range(0, 3).Select(i => new Bullet($"The title of number {i}", [new string('a', 60), new string('b', 60)], $"aha_{i}"))];
        var counts = new HashSet<(int, int)>();
        for (var budget = 8; budget < 200; budget++)
        {
            var cut = Bullet.Cut(three, budget);
            Assert.StartsWith("- The title", cut[0].Text, StringComparison.Ordinal);
            Assert.True(cut.Count == 3 || cut.All(bullet => bullet.Do.Count == 0) || cut.Count > 0 && cut[0].Do.Count > 0);
            Assert.True(cut.Zip(cut.Skip(1)).All(pair => pair.First.Do.Count >= pair.Second.Do.Count));
            if (budget >= 20)
                Assert.True(cut.Sum(bullet => Bullet.Tokens(bullet.Text + "\n")) <= budget);
            counts.Add((cut.Count, cut.Sum(bullet => bullet.Do.Count)));
        }

        Assert.Contains((1, 0), counts);
        Assert.Contains((3, 0), counts);
        Assert.Contains((3, 6), counts);
    }

    [Fact]
    public void A_step_of_several_lines_is_written_line_by_line()
    {
        var bullet = new Bullet("Title", ["psql <<'SQL'\n  select 1;\nSQL", "then  rest"], "aha_1");
        Assert.Equal("- Title (aha_1)\n  | psql <<'SQL'\n  |   select 1;\n  | SQL\n  | then  rest", bullet.Text);
        Assert.Equal("- Title: then  rest (aha_1)", (bullet with { Do = ["then  rest"], Steps = 1 }).Text);
    }
}
