using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Storage.Search;

/// <summary>The lists of a term's cards, over blocks, additions and removals: what they say is what a list in memory says.</summary>
public sealed class TermListTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void Lists_of_any_length_say_what_was_written_and_not_what_was_taken_out()
    {
        var random = new Random(11);
        var cards = new SortedDictionary<int, string[][]>();
        using var database = Database.Open(path, write: true, 0);
        // Within one transaction, as a writer does it.
        database.Run("BEGIN");
        database.Run(TermWriter.Tables);
        for (var (round, next) = (0, 0); round < 12; round++)
        {
            var writer = new TermWriter(database, isNew: round == 0);
            foreach (var number in cards.Keys.Where(_ => random.Next(9) == 0).ToList())
            {
                writer.Remove(number, cards[number]);
                cards.Remove(number);
            }

            for (var left = round == 0 ? 9000 : random.Next(1, 1500); left > 0; left--, next += random.Next(1, 300))
            {
                cards.Add(next, Card(random, next));
                writer.Add(next, cards[next]);
            }

            writer.Finish();
            AssertSame(database, cards);
        }

        Assert.True(Blocks(database, "all").Count > 2, "One block would prove little.");
    }

    [Fact]
    public void A_number_that_is_not_there_cannot_be_taken_out()
    {
        using var database = Database.Open(path, write: true, 0);
        // Within one transaction, as a writer does it.
        database.Run("BEGIN");
        database.Run(TermWriter.Tables);
        var writer = new TermWriter(database, isNew: true);
        writer.Add(3, Fields(["a"], []));
        writer.Finish();
        Assert.Throws<IndexFault>(() => new TermWriter(database, isNew: false).Remove(4, Fields(["a"], [])));
        Assert.Throws<IndexFault>(() => new TermWriter(database, isNew: false).Remove(3, Fields(["b"], [])));
    }

    private static void AssertSame(Database database, SortedDictionary<int, string[][]> cards)
    {
        foreach (var term in new[] { "all", "half", "title", "some", "seldom" })
        {
            var blocks = Blocks(database, term);
            Assert.All(blocks, block => Assert.InRange(block.Numbers.Length, 1, PostingBlock.Most + 8));
            foreach (var onlyTitles in new[] { false, true })
            {
                var numbers = new int[cards.Count];
                var found = blocks.Aggregate(0, (count, block) => PostingBlock.Read(block.First, block.Numbers, onlyTitles, numbers, count));
                Assert.Equal(cards.Where(card => card.Value.Take(onlyTitles ? 1 : CardFields.Count).Any(field => field.Contains(term))).Select(card => card.Key), numbers[..found]);
            }

            var count = database.Prepare("SELECT cards FROM term WHERE term = ?").With(term);
            Assert.True(count.Next());
            Assert.Equal(cards.Values.Count(card => card.Any(field => field.Contains(term))), count.Number(0));
        }
    }

    private static List<(int First, byte[] Numbers)> Blocks(Database database, string term)
    {
        var blocks = new List<(int, byte[])>();
        for (var rows = database.Prepare("SELECT first, numbers FROM list WHERE term = ? ORDER BY first").With(term); rows.Next();)
            blocks.Add(((int)rows.Number(0), rows.Bytes(1).ToArray()));
        return blocks;
    }

    private static string[][] Card(Random random, int number) => Fields(
        [.. random.Next(3) == 0 ? new[] { "title", "half" } : [], $"n{number}"],
        ["all", "all", .. random.Next(2) == 0 ? new[] { "half" } : [], .. random.Next(20) == 0 ? new[] { "some", "title" } : [], .. random.Next(2000) == 0 || number == 0 ? new[] { "seldom" } : []]);

    private static string[][] Fields(string[] title, string[] problem)
    {
        var fields = Enumerable.Repeat(Array.Empty<string>(), CardFields.Count).ToArray();
        (fields[(int)CardField.Title], fields[(int)CardField.Problem]) = (title, problem);
        return fields;
    }

    public void Dispose() => File.Delete(path);
}
