using System.Diagnostics;
using SelfLearning.Bench.Speed;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Text;
using SelfLearning.App.Storage;
using SelfLearning.App.Terminal;
using SelfLearning.App.Storage.Search;

namespace SelfLearning.Bench.Recall;

/// <summary><c>bench recall-store [DIR]</c>: each technical set recorded by the real program into a real store; every question asked
/// through the store's index and through its journals alone. Cards of one title are one card to the program, so a store has fewer than a set; the first stands
/// for the others when answers are judged.</summary>
internal static class StoreBench
{
    private const int Batch = 500;

    public static int Run(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : RecallCommand.DefaultFolder();
        if (Repository.Program() is not { } program || folder is null || !Directory.Exists(folder))
            return 1;
        Console.WriteLine($"{"set",-12} {"cards",7} {"kept",7} {"questions",9} {"R@5",6} {"MRR@10",7} {"differ",7} {"ms a question",14}");
        var differing = 0;
        foreach (var set in DataSet.All(folder).Where(set => DataSet.Technical.Contains(set.Name)))
        {
            var home = Directory.CreateTempSubdirectory("self-learning-bench-").FullName;
            try
            {
                differing += Ask(program, home, set);
            }
            finally
            {
                Directory.Delete(home, recursive: true);
            }
        }

        return differing == 0 ? 0 : 1;
    }

    private static int Ask(string program, string home, DataSet set)
    {
        var repository = Path.Combine(home, "repo");
        Directory.CreateDirectory(Path.Combine(repository, ".git"));
        var variables = new Dictionary<string, string> { ["HOME"] = home, ["USER"] = "bench" };
        var numbered = set.Documents.Select((document, i) => (Id: $"aha_{i}", Document: document)).ToList();
        foreach (var batch in numbered.Chunk(Batch))
        {
            var payload = new JsonObject { { "aha_cards", new JsonArray(batch.Select(pair => Card(pair.Id, CoreSearch.Card(pair.Document)))) } };
            if (new WholeProcess(program, ["record"], repository, JsonText.Line(payload), variables).RunOnce().ExitCode != 0)
                throw new InvalidOperationException($"{set.Name} could not be recorded.");
        }

        var kept = Kept(set);
        var documents = numbered.ToDictionary(pair => pair.Id, pair => pair.Document.Id, StringComparer.Ordinal);
        var env = ProcessEnv.Open(interruptible: false) with { Home = home, Folder = repository, Variable = name => variables.GetValueOrDefault(name) };
        var store = Store.OfProject(repository, env.User);
        List<string>? expected = null;
        using (var journals = new JournalCards(store))
            expected = [.. set.Questions.Select(question => Ranked(journals.Index, question))];
        var clock = Stopwatch.StartNew();
        var answers = CardSearch.Ask(env, [store], cards => set.Questions.Select(question => Ranked(cards[0].Index, question)).ToList());
        var time = clock.Elapsed.TotalMilliseconds / set.Questions.Count;
        var differing = answers.Zip(expected).Count(pair => pair.First != pair.Second);
        var quality = Quality.Mean([.. set.Questions.Zip(answers, (question, answer) =>
            Quality.Of([.. answer.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => documents[part.Split('=')[0]])], Judged(set.Answers[question.Id], kept)))]);
        Console.WriteLine($"{set.Name,-12} {set.Documents.Count,7} {kept.Values.Distinct().Count(),7} {set.Questions.Count,9} {quality.R5,6:F3} {quality.Mrr,7:F3} {differing,7} {time,14:F2}");
        return differing;
    }

    // Of each document, the first with the same title: recording a card that says the same only reinforces the one before.
    private static Dictionary<string, string> Kept(DataSet set)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        return set.Documents.ToDictionary(document => document.Id, document =>
        {
            var title = PythonText.Lower(PythonText.Strip(CoreSearch.Card(document).Title));
            first.TryAdd(title, document.Id);
            return first[title];
        }, StringComparer.Ordinal);
    }

    private static Dictionary<string, int> Judged(Dictionary<string, int> answers, Dictionary<string, string> kept) =>
        answers.GroupBy(answer => kept[answer.Key], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Max(answer => answer.Value), StringComparer.Ordinal);

    // The first ten with their scores to the last digit.
    private static string Ranked(ICardIndex index, Question question)
    {
        var situation = new Situation { Task = question.Text };
        var matches = new Recaller(index, CoreSearch.Now).Rank(SituationQuery.Of(situation, index, RankingWeights.Default));
        return string.Join(' ', matches.Take(10).Select(match => $"{match.Card.Id}={match.Score:R}"));
    }

    private static JsonObject Card(string id, RecallCard card) => new()
    {
        // A record without a word to the problem is refused.
        { "id", id }, { "title", card.Title }, { "problem", string.IsNullOrWhiteSpace(card.Problem) ? card.Title : card.Problem },
    };
}
