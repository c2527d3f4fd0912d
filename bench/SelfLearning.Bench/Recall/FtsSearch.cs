using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using SelfLearning.Core.Recall.Analysis;

namespace SelfLearning.Bench.Recall;

/// <summary>Plain FTS5: Porter stems, the question's words joined by OR without stop words, bm25 order; with
/// <c>splitNames</c>, camel-case names stand there in parts too, in documents and in questions.</summary>
internal sealed partial class FtsSearch : ISearch, IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:;Pooling=False");
    private readonly List<string> ids = [];
    private readonly bool splitNames;

    static FtsSearch() => SQLitePCL.Batteries_V2.Init();

    public FtsSearch(IEnumerable<Document> documents, bool splitNames)
    {
        this.splitNames = splitNames;
        connection.Open();
        Run("CREATE VIRTUAL TABLE docs USING fts5(title, body, tokenize = 'porter unicode61')");
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO docs(rowid, title, body) VALUES ($row, $title, $body)";
        var row = insert.Parameters.Add("$row", SqliteType.Integer);
        var title = insert.Parameters.Add("$title", SqliteType.Text);
        var body = insert.Parameters.Add("$body", SqliteType.Text);
        foreach (var document in documents)
        {
            row.Value = ids.Count;
            title.Value = Split(document.Title);
            body.Value = Split(document.Text);
            insert.ExecuteNonQuery();
            ids.Add(document.Id);
        }

        transaction.Commit();
    }

    public IReadOnlyList<string> Find(string question, int limit)
    {
        var words = Words(Split(question)).Distinct(StringComparer.Ordinal).ToList();
        var telling = words.Where(word => !StopWords.Contains(word)).ToList();
        if ((telling.Count > 0 ? telling : words) is not { Count: > 0 } asked)
            return [];
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT rowid FROM docs WHERE docs MATCH $query ORDER BY bm25(docs) LIMIT $limit";
        select.Parameters.AddWithValue("$query", string.Join(" OR ", asked.Select(word => $"\"{word}\"")));
        select.Parameters.AddWithValue("$limit", limit);
        var found = new List<string>();
        using var reader = select.ExecuteReader();
        while (reader.Read())
            found.Add(ids[reader.GetInt32(0)]);
        return found;
    }

    public void Dispose() => connection.Dispose();

    /// <summary>Runs of letters and digits in lower case.</summary>
    public static IEnumerable<string> Words(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                i++;
            yield return text[start..i].ToLowerInvariant();
        }
    }

    private string Split(string text) => splitNames ? Hump().Replace(text, " ") : text;

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Hump();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
