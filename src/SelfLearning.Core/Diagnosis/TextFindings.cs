using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.Core.Diagnosis;

/// <summary>What the words of one record tell: secrets that an older program let in, and orders to the agent that reads them.</summary>
public static class TextFindings
{
    /// <param name="journal">The journal.</param>
    /// <param name="row">The record.</param>
    /// <param name="isLatest">Whether it is the state of its id; only that is ever shown to an agent.</param>
    /// <param name="file">The journal's file.</param>
    public static IEnumerable<Finding> Of(Journal journal, int row, bool isLatest, string file)
    {
        var body = journal.Body(row);
        var places = new List<RedactedPlace>();
        Redaction.Record(journal.Kind, body, places);
        foreach (var place in places.DistinctBy(p => (p.Path, p.Kind)))
        {
            yield return new Finding("secret", Finding.Error, file, journal.Line(row), $"{journal.Id(row)}: {place.Path} holds what looks like a secret ({place.Kind}).",
                "self-learning redact-history --apply takes it out; change the secret itself too.");
        }

        if (journal.Kind == JournalKind.Cards && isLatest && !Status.IsPutAside(new CardRecord(body).Status) && CardFlags.Of(body) is { Count: > 0 } rules)
        {
            yield return new Finding("flagged-card", Finding.Warning, file, journal.Line(row), $"{journal.Id(row)} reads like orders to an agent ({string.Join(", ", rules)}); no hook shows it.",
                $"Read it; then aha-status --id {journal.Id(row)} --status accepted at a terminal, or --status rejected.");
        }
    }
}
