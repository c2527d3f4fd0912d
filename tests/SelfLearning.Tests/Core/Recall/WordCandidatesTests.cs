using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class WordCandidatesTests
{
    [Fact]
    public void A_question_of_common_words_reads_a_bounded_number_of_postings_and_still_finds_its_card()
    {
        var cards = Enumerable.Range(0, 20_000)
            .Select(i => new RecallCard { Id = $"c{i}", Title = $"Build step{i % 7} of the pipeline", Problem = "the build of the pipeline fails" })
            .Append(new RecallCard { Id = "wanted", Title = "Pipeline cache is poisoned", Problem = "the build of the pipeline fails" });
        var index = new CountingIndex(new MemoryIndex([.. cards.Select(IndexedCard.Of)]));
        var answer = new Recaller(index, default).Recall(new Situation { Task = "the build pipeline fails and the cache is poisoned" });
        Assert.Equal("wanted", answer.Items[0].Id);
        Assert.InRange(index.Read, 1, WordCandidates.MaxPostings * 2);
        Assert.InRange(index.Cards, 1, Recaller.MaxCandidates);
    }

    [Fact]
    public void Of_words_that_are_all_common_the_rarest_fetches()
    {
        var cards = Enumerable.Range(0, 1000).Select(i => new RecallCard { Id = $"c{i}", Title = i % 2 == 0 ? "alpha beta" : "beta" });
        var index = new MemoryIndex([.. cards.Select(IndexedCard.Of)]);
        var answer = new Recaller(index, default).Recall(new Situation { Task = "alpha beta" }, minFit: 0);
        Assert.Equal(5, answer.Items.Count);
        Assert.All(answer.Items, item => Assert.True(item.Number % 2 == 0));
    }

    [Fact]
    public void Of_one_common_word_alone_the_newest_cards_are_looked_at()
    {
        var index = new CountingIndex(new MemoryIndex([.. Enumerable.Range(0, 20_000 + WordCandidates.MaxPostings).Select(i => IndexedCard.Of(new RecallCard { Id = $"c{i}", Title = "pipeline" }))]));
        var answer = new Recaller(index, default).Recall(new Situation { Task = "pipeline" }, minFit: 0);
        Assert.Equal($"c{index.Count - 1}", answer.Items[0].Id);
        Assert.InRange(index.Read, 1, WordCandidates.MaxPostings);
    }

    [Fact]
    public void Words_that_nearly_every_card_has_are_not_looked_for_together()
    {
        var index = new CountingIndex(new MemoryIndex([.. Enumerable.Range(0, 10_000).Select(i => IndexedCard.Of(new RecallCard { Id = $"c{i}", Title = i % 3 == 0 ? "alpha beta gamma" : "alpha beta" }))]));
        var answer = new Recaller(index, default).Recall(new Situation { Task = "alpha beta gamma" }, minFit: 0);
        Assert.Equal("c9999", answer.Items[0].Id);
        Assert.Equal(1, index.Pairs);
    }

    [Fact]
    public void More_cards_with_both_words_than_asked_for_are_no_list()
    {
        var index = new MemoryIndex([.. Enumerable.Range(0, 10).Select(i => IndexedCard.Of(new RecallCard { Id = $"c{i}", Title = "alpha beta" }))]);
        Assert.Equal(10, index.WithBoth("alpha", "beta", 10)?.Count);
        Assert.Null(index.WithBoth("alpha", "beta", 9));
        Assert.Null(new JoinedIndex(index, index).WithBoth("alpha", "beta", 19));
        Assert.Equal(20, new JoinedIndex(index, index).WithBoth("alpha", "beta", 20)?.Count);
    }

    private sealed class CountingIndex(MemoryIndex index) : ICardIndex
    {
        public int Read { get; private set; }

        public int Cards { get; private set; }

        public int Pairs { get; private set; }

        public int Count => index.Count;

        public double AverageLength(CardField field) => index.AverageLength(field);

        public int Frequency(string term) => index.Frequency(term);

        public IReadOnlyList<int> Newest(string term, int most) => Counted(index.Newest(term, most));

        public IReadOnlyList<int> WithInTitle(string term) => Counted(index.WithInTitle(term));

        public IReadOnlyList<int>? WithBoth(string first, string second, int most)
        {
            Pairs++;
            return index.WithBoth(first, second, most);
        }

        public IEnumerable<string> Beginning(string prefix) => index.Beginning(prefix);

        public IndexedCard Card(int number)
        {
            Cards++;
            return index.Card(number);
        }

        private IReadOnlyList<int> Counted(IReadOnlyList<int> list)
        {
            Read += list.Count;
            return list;
        }
    }
}
