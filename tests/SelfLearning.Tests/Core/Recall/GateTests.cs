using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class GateTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Recaller Recaller = new(
        new MemoryIndex(
        [
            .. new RecallCard[]
            {
                new() { Id = "jq", Title = "jq prints quotes around strings", Problem = "jq writes JSON strings with quotes", Steps = ["Add -r to jq"] },
                new() { Id = "rebase", Title = "git rebase loses the author date", Problem = "git rebase sets the committer date to now", Steps = ["Use --committer-date-is-author-date"] },
                new() { Id = "port", Title = "The dev server dies: port in use", Problem = "Error: listen EADDRINUSE: address already in use :::3000", Steps = ["lsof -i :3000"] },
                new() { Id = "dates", Title = "Dates shift by one day", Problem = "A date without a zone is read as UTC", Steps = ["Write the zone"] },
                new() { Id = "json", Title = "JSON numbers lose digits", Problem = "large integers in JSON are read as doubles", Steps = ["Write them as strings"] },
            }.Select(IndexedCard.Of),
        ]),
        Now);

    [Fact]
    public void Nobody_is_told_what_is_weak_but_whoever_asks_is()
    {
        var situation = new Situation { Prompt = "something looks odd when I pipe the reply through jq" };
        Assert.Equal(Silence.BelowThreshold, Recaller.Recall(situation).Silent);
        var asked = Recaller.Recall(situation, gate: Gate.Asked);
        Assert.Null(asked.Silent);
        Assert.Equal("jq", asked.Items[0].Id);
        Assert.True(asked.Items[0].Weak);
    }

    [Fact]
    public void What_is_sure_stands_first_and_is_the_same_at_both_gates()
    {
        var situation = new Situation { Task = "git rebase loses the author date of a commit" };
        var unasked = Recaller.Recall(situation).Items;
        var asked = Recaller.Recall(situation, gate: Gate.Asked).Items;
        Assert.NotEmpty(unasked);
        Assert.Equal(unasked.Select(item => item.Id), asked.Where(item => !item.Weak).Select(item => item.Id));
        Assert.Equal(asked.OrderBy(item => item.Weak).Select(item => item.Id), asked.Select(item => item.Id));
        Assert.Contains(asked, item => item is { Id: "dates", Weak: true });
        Assert.Single(Recaller.Recall(situation, 1, gate: Gate.Asked).Items);
    }

    [Fact]
    public void Where_no_telling_word_is_shared_whoever_asks_gets_silence_too()
    {
        Assert.Equal(Silence.NoMatch, Recaller.Recall(new Situation { Task = "write a poem about the sea" }, gate: Gate.Asked).Silent);
        Assert.Equal(Silence.NoMatch, Recaller.Recall(new Situation { Task = "is it in the" }, gate: Gate.Asked).Silent);
    }

    [Fact]
    public void A_least_fit_that_was_asked_for_lets_nothing_weak_through()
    {
        var answer = Recaller.Recall(new Situation { Task = "something odd with jq" }, minFit: 0.99, gate: Gate.Asked);
        Assert.Equal((0, Silence.BelowThreshold), (answer.Items.Count, answer.Silent));
        Assert.DoesNotContain(Recaller.Recall(new Situation { Task = "jq strings" }, minFit: 0, gate: Gate.Asked).Items, item => item.Weak);
    }
}
