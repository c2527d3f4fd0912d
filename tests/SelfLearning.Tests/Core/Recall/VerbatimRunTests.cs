using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class VerbatimRunTests
{
    private static readonly MemoryIndex Index = new(
    [
        .. new RecallCard[]
        {
            new() { Id = "port", Title = "Port in use", Problem = "Error: listen EADDRINUSE: address already in use :::3000" },
            new() { Id = "pool", Title = "Pool is empty", Problem = "request for tenant orders timed out after 30 s while the pool of readers was drained" },
            new() { Id = "callback", Title = "Login", Problem = "redirect_uri_mismatch" },
            new() { Id = "phrase", Title = "Tests", Problem = "end-to-end" },
            new() { Id = "zh", Title = "连接池", Problem = "数据库连接没有归还给连接池" },
            new() { Id = "numpy", Title = "numpy arrays are copied", Problem = "numpy copies on fancy indexing" },
            new() { Id = "num", Title = "num and py", Problem = "a py script for each num" },
        }.Concat(Enumerable.Range(0, 60).Select(i => new RecallCard { Id = $"other{i}", Title = $"Lesson {(char)('a' + (i % 26))}{i}", Problem = "address of the reader, in use" })).Select(IndexedCard.Of),
    ]);

    private static CardMatch Best(Situation situation) => new Recaller(Index, default).Rank(SituationQuery.Of(situation, Index, RankingWeights.Default))[0];

    [Fact]
    public void A_stretch_is_found_word_by_word_whatever_surrounds_it_and_whatever_its_numbers()
    {
        var match = Best(new Situation { Prompt = "Warum kommt hier listen EADDRINUSE: address already in use :::8123 und nichts geht?" });
        Assert.Equal("port", match.Card.Id);
        Assert.Equal((6, 4), (match.Run.Words, match.Run.Telling));
        Assert.Equal(default, Best(new Situation { Prompt = "already use address EADDRINUSE listen" }).Run);
    }

    [Fact]
    public void Stretches_of_one_line_are_put_together_over_what_changes_between_them()
    {
        var match = Best(new Situation { Error = "request for tenant billing timed out after 2 s while the pool of writers was drained" });
        Assert.Equal("pool", match.Card.Id);
        Assert.True(match.Run.Words >= 11, $"{match.Run}");
    }

    [Fact]
    public void A_long_name_is_as_much_as_two_words_and_a_phrase_with_hyphens_is_no_name()
    {
        Assert.Equal((3, 2), Best(new Situation { Error = "Error 400: redirect_uri_mismatch" }).Run is var run ? (run.Words, run.Telling) : default);
        Assert.True(Best(new Situation { Error = "Error: end-to-end" }).Run.Telling < 2);
        Assert.True(Best(new Situation { Error = "Error in https://host/redirect_uri_mismatch/x" }).Run.Telling < 2);
    }

    [Fact]
    public void Characters_without_spaces_count_as_half_a_word_each()
    {
        var match = Best(new Situation { Prompt = "看到数据库连接没有归还的消息" });
        Assert.Equal("zh", match.Card.Id);
        Assert.InRange(match.Run.Words, 3, 5);
    }

    [Fact]
    public void The_parts_of_a_name_are_no_more_than_the_name() => Assert.Equal("numpy", Best(new Situation { Task = "NumPy" }).Card.Id);
}
