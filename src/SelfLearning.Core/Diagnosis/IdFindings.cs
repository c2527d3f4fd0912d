using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Diagnosis;

/// <summary>Ids that stand for two things, ids that nothing stands for, and records of formats that are not known here.</summary>
public static class IdFindings
{
    // What a removal changes in a backport's line; the rest tells whether it is the same backport.
    private static readonly string[] OfRemoval = [Keys.Ts, Keys.ResultCardIds, Keys.Applied, Keys.Removed, Keys.RemovedCardIds];

    private static readonly byte[] SchemaKey = System.Text.Encoding.UTF8.GetBytes($"\"{Keys.Schema}\"");

    /// <summary>Lines of one id with different content, in a journal whose lines are not versions of one record.</summary>
    public static IEnumerable<Finding> Doubles(Journal journal, string file)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < journal.Count; row++)
        {
            var id = journal.Id(row);
            if (first.TryAdd(id, row) || journal.Raw(row).SequenceEqual(journal.Raw(first[id])) || JsonValue.Same(Kept(journal, first[id]), Kept(journal, row)))
                continue;
            yield return new Finding("two-contents", Finding.Warning, file, journal.Line(row),
                $"{id} stands here with other content than in line {journal.Line(first[id])}; both are kept, the later one counts.",
                "Compare the two; where both are true, give one another id by hand.");
        }
    }

    /// <summary>Records that say they are of a format version which this program does not know.</summary>
    public static IEnumerable<Finding> Foreign(Journal journal, string file)
    {
        for (var row = 0; row < journal.Count; row++)
        {
            if (journal.Raw(row).IndexOf(SchemaKey) < 0 || journal.Body(row).Find(Keys.Schema) is not { } schema || Journal.IsKnownSchema(schema))
                continue;
            yield return new Finding("unknown-schema", Finding.Warning, file, journal.Line(row),
                $"{journal.Id(row)} has the schema {JsonText.Line(schema)}; it is kept and listed, and not changed.", "Update the program.");
        }
    }

    /// <summary>Cards and recommendations that signals and standing backports name and that no store holds; each once.</summary>
    public static IEnumerable<Finding> Dangling(StoreSnapshot snapshot, string signals, string backports, Func<string, bool> isKnown)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < snapshot.Signals.Count; row++)
        {
            foreach (var field in snapshot.Signals.Kind.References)
            {
                if (snapshot.Signals.Text(row, field) is { Length: > 0 } id && !isKnown(id) && seen.Add(id))
                    yield return Unknown(id, "A signal", signals, snapshot.Signals.Line(row));
            }
        }

        var standing = Fold.Of(snapshot.Backports);
        foreach (var line in standing.Items)
        {
            var backport = new BackportRecord(snapshot.Backports.Body(line.Latest));
            foreach (var id in backport.StandingCardIds.Where(id => !isKnown(id) && seen.Add(id)))
                yield return Unknown(id, $"The backport {line.Id}", backports, snapshot.Backports.Line(line.Latest));
        }
    }

    private static Finding Unknown(string id, string who, string file, int line) => new(
        "dangling-id", Finding.Warning, file, line, $"{who} names {id}, which no store here holds.",
        "Nothing, where it was forgotten on purpose; else bring its line back from a copy of the store.");

    private static JsonObject Kept(Journal journal, int row)
    {
        var body = journal.Body(row);
        if (journal.Kind == JournalKind.Backports)
        {
            foreach (var key in OfRemoval)
                body.Remove(key);
        }

        return body;
    }
}
