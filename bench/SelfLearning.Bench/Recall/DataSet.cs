using System.Text.Json;

namespace SelfLearning.Bench.Recall;

internal sealed record Document(string Id, string Title, string Text, string? Group);

internal sealed record Question(string Id, string Text, string? Group);

/// <summary>Documents, questions, and which documents answer which question.</summary>
internal sealed record DataSet(string Name, IReadOnlyList<Document> Documents, IReadOnlyList<Question> Questions, IReadOnlyDictionary<string, Dictionary<string, int>> Answers)
{
    /// <summary>The sets of a developer's world, over which means are taken; mixed holds five of the others in one store.</summary>
    public static readonly string[] Technical = ["mixed", "thefuck", "rustc", "eslint", "nl2bash", "tldr", "conala", "cosqa_dev"];

    public static IEnumerable<DataSet> All(string folder) =>
        Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .OrderBy(path => Array.IndexOf(Technical, Path.GetFileName(path)) is var at && at < 0 ? int.MaxValue : at)
            .Where(path => File.Exists(Path.Combine(path, "corpus.jsonl")))
            .Select(Load);

    public static DataSet Load(string path)
    {
        var answers = new Dictionary<string, Dictionary<string, int>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(path, "qrels.tsv")).Skip(1))
        {
            if (line.Split('\t') is not [var question, var document, var grade])
                continue;
            if (!answers.TryGetValue(question, out var graded))
                answers.Add(question, graded = new Dictionary<string, int>(StringComparer.Ordinal));
            graded[document] = int.Parse(grade, System.Globalization.CultureInfo.InvariantCulture);
        }

        return new DataSet(
            Path.GetFileName(path),
            [.. Rows(Path.Combine(path, "corpus.jsonl"), row => new Document(Get(row, "id")!, Get(row, "title") ?? "", Get(row, "text") ?? "", Get(row, "group")))],
            [.. Rows(Path.Combine(path, "queries.jsonl"), row => new Question(Get(row, "id")!, Get(row, "text")!, Get(row, "group"))).Where(question => answers.ContainsKey(question.Id))],
            answers);
    }

    private static IEnumerable<T> Rows<T>(string path, Func<JsonElement, T> row)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            yield return row(document.RootElement);
        }
    }

    private static string? Get(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
