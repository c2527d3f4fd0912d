using System.Text.Json;
using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class RecallQualityTests
{
    // Plain FTS5 has .776 and .685 here; the full tables are bench recall's.
    [Theory]
    [InlineData("rustc", 0.76)]
    [InlineData("eslint", 0.78)]
    public void Of_a_development_set_at_least_so_many_answers_stand_among_the_first_five(string set, double floor)
    {
        var folder = Folder(set);
        Assert.SkipUnless(folder is not null, $"../shared/data/recall/{set} is not here.");

        var index = new MemoryIndex([.. Rows(folder!, "corpus.jsonl").Select(row => IndexedCard.Of(new RecallCard
        {
            Id = Text(row, "id"),
            Title = Text(row, "title"),
            Problem = Text(row, "text"),
        }))]);
        var answers = File.ReadLines(Path.Combine(folder!, "qrels.tsv")).Skip(1).Select(line => line.Split('\t')).ToLookup(parts => parts[0], parts => parts[1]);
        var questions = Rows(folder!, "queries.jsonl").Where(row => answers.Contains(Text(row, "id"))).ToList();
        Assert.NotEmpty(questions);
        var found = questions.Average(row =>
        {
            var right = answers[Text(row, "id")].ToHashSet();
            var items = new Recaller(index, default).Recall(new Situation { Task = Text(row, "text") }, 5, 0).Items;
            return (double)items.Count(item => right.Contains(item.Id)) / right.Count;
        });
        Assert.InRange(found, floor, 1);
    }

    private static List<JsonElement> Rows(string folder, string file) =>
        [.. File.ReadLines(Path.Combine(folder, file)).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";

    private static string? Folder(string set)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "SelfLearning.slnx")))
                continue;
            var data = Path.Combine(folder.FullName, "../shared/data/recall", set);
            return Directory.Exists(data) ? data : null;
        }

        return null;
    }
}
