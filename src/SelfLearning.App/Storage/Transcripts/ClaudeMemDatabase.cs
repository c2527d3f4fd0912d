using System.Text;
using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Imports;

namespace SelfLearning.App.Storage.Transcripts;

/// <summary>Reads the database of claude-mem: its observations, and what its summaries of sessions say was learned. Columns that a version lacks count
/// as empty.</summary>
internal static class ClaudeMemDatabase
{
    public const string Source = "claude-mem";

    private const int Patience = 200;
    private static readonly string[] OfObservations = ["id", "project", "type", "title", "subtitle", "narrative", "text", "facts", "concepts"];
    private static readonly string[] OfSummaries = ["id", "project", "request", "learned"];

    /// <param name="path">The database.</param>
    /// <param name="project">The project whose lessons are wanted, as claude-mem names it; null for all.</param>
    /// <param name="into">Where they go.</param>
    public static void Read(string path, string? project, ImportedLessons into)
    {
        using var copy = SqliteCopy.Of(path);
        try
        {
            using var database = Database.Open(copy.Path, write: copy.IsOurs, Patience);
            var found = false;
            foreach (var row in Rows(database, "observations", OfObservations, ref found))
                Add(row, row["title"] is { Length: > 0 } title ? title : row["text"], row["subtitle"], row["narrative"] is { Length: > 0 } told ? told : row["text"], $"observation {row["id"]}", project, into);
            foreach (var row in Rows(database, "session_summaries", OfSummaries, ref found))
                Add(row, row["learned"], row["request"], row["learned"], $"summary {row["id"]}", project, into);
            if (!found)
                throw new UserError($"{path} has no tables of claude-mem.", "Its database is usually ~/.claude-mem/claude-mem.db.");
            into.Leave("prompts", Count(database, "user_prompts"));
        }
        catch (IndexFault e)
        {
            throw new UserError($"{path} cannot be read: {e.Message}", "Close the program that uses it and try again.");
        }
    }

    private static void Add(Dictionary<string, string> row, string title, string when, string told, string place, string? project, ImportedLessons into)
    {
        if (project is not null && row["project"] != project)
        {
            into.Leave("lessons of other projects");
            return;
        }

        var sentence = Sentence(title);
        if (sentence.Length == 0)
        {
            into.Leave("rows that say nothing");
            return;
        }

        into.Add(new ImportedLesson(Source, $"{place}{(row["project"].Length > 0 ? $" of {row["project"]}" : "")}", sentence, when.Length > 0 ? when : sentence)
        {
            Problem = told == sentence ? "" : told,
            Steps = Texts(row.GetValueOrDefault("facts", "")),
            Tags = [.. new[] { row.GetValueOrDefault("type", "") }.Concat(Texts(row.GetValueOrDefault("concepts", ""))).Where(t => t.Length > 0)],
        });
    }

    private static List<Dictionary<string, string>> Rows(Database database, string table, string[] columns, ref bool found)
    {
        var there = database.Texts($"SELECT name FROM pragma_table_info('{table}')");
        var rows = new List<Dictionary<string, string>>();
        if (there.Count == 0)
            return rows;
        found = true;
        var statement = database.Prepare($"SELECT {string.Join(", ", columns.Select(c => there.Contains(c) ? $"CAST({c} AS TEXT)" : "NULL"))} FROM {table} ORDER BY rowid").With();
        while (statement.Next())
            rows.Add(columns.Select((c, i) => (c, statement.Text(i) ?? "")).ToDictionary());
        return rows;
    }

    private static int Count(Database database, string table) => database.Texts($"SELECT name FROM pragma_table_info('{table}')").Count == 0
        ? 0
        : int.Parse(database.Texts($"SELECT CAST(count(*) AS TEXT) FROM {table}").Single(), System.Globalization.CultureInfo.InvariantCulture);

    private static IReadOnlyList<string> Texts(string json) =>
        JsonReader.TryRead(Encoding.UTF8.GetBytes(json), out var value, out _) && value is JsonArray array ? [.. array.Items.Select(i => i.AsText).OfType<string>()] : [];

    private static string Sentence(string text)
    {
        var line = text.Trim().Split('\n')[0].Trim();
        return line.Length <= 160 ? line : line[..159] + "…";
    }
}
