using System.Runtime.InteropServices;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>Brings a folded state up to its journals, within one transaction of its caller.</summary>
internal sealed class FoldWriter(Database database, FoldState state, CancellationToken stop)
{
    // A line's start stands for its place in the order of writing; the first one's for the order of first appearance.
    public const string Tables = """
        CREATE TABLE line(kind INTEGER, id TEXT, start INTEGER, length INTEGER, PRIMARY KEY(kind, id, start)) WITHOUT ROWID;
        CREATE TABLE tally(id TEXT PRIMARY KEY, counts BLOB) WITHOUT ROWID;
        CREATE TABLE same(key TEXT PRIMARY KEY, id TEXT) WITHOUT ROWID;
        CREATE TABLE card(id TEXT PRIMARY KEY, first INTEGER, latest INTEGER, score INTEGER, title TEXT, open INTEGER, accepted INTEGER, worth INTEGER, aside INTEGER) WITHOUT ROWID;
        CREATE TABLE rec(id TEXT PRIMARY KEY, first INTEGER, latest INTEGER, open INTEGER, priority INTEGER, touched INTEGER, aside INTEGER) WITHOUT ROWID;
        """;

    /// <summary>Made after the first rows: a tree that is built at once costs half.</summary>
    public const string Indexes = """
        CREATE INDEX card_best ON card(score DESC, title DESC, first);
        CREATE INDEX card_worth ON card(score DESC, title DESC, first) WHERE worth = 1;
        CREATE INDEX card_newest ON card(latest DESC, aside);
        CREATE INDEX rec_open ON rec(priority DESC, touched, first) WHERE open = 1;
        CREATE INDEX rec_old ON rec(touched, priority DESC, first) WHERE open = 1;
        CREATE INDEX rec_newest ON rec(latest DESC, aside);
        """;

    private readonly Statement line = database.Prepare("INSERT OR IGNORE INTO line VALUES (?, ?, ?, ?)");
    private readonly Statement tally = database.Prepare("SELECT counts FROM tally WHERE id = ?");
    private readonly Statement count = database.Prepare("INSERT INTO tally VALUES (?, ?) ON CONFLICT(id) DO UPDATE SET counts = excluded.counts");
    private readonly Statement same = database.Prepare("INSERT OR IGNORE INTO same VALUES (?, ?)");
    private readonly Statement card = database.Prepare("""
        INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET
        latest = excluded.latest, score = excluded.score, title = excluded.title, open = excluded.open, accepted = excluded.accepted, worth = excluded.worth, aside = excluded.aside
        """);
    private readonly Statement known = database.Prepare("SELECT open, accepted FROM card WHERE id = ?");
    private readonly Statement score = database.Prepare("UPDATE card SET score = ?, worth = ? WHERE id = ?");
    private readonly Statement recommendation = database.Prepare("""
        INSERT INTO rec VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET
        latest = excluded.latest, open = excluded.open, priority = excluded.priority, touched = excluded.touched, aside = excluded.aside
        """);

    public void Take(JournalDelta delta)
    {
        if (delta.Journal.Kind == JournalKind.Signals)
            TakeSignals(delta);
        else
            TakeRecords(delta);
    }

    private void TakeRecords(JournalDelta delta)
    {
        var journal = delta.Journal;
        AddLines(delta, Enumerable.Range(0, journal.Count).Select(row => (journal.Id(row), row)));
        using var snapshot = new StoreSnapshot(_ => journal);
        if (journal.Kind == JournalKind.Cards)
        {
            // Every version says what a card is; the first that said it has it.
            for (var row = 0; row < journal.Count; row++)
            {
                if (!journal.IsForeign(row) && Told(Equivalence.Key(journal, row)) is { Length: > 0 } key)
                    same.Run(key, journal.Id(row));
            }

            foreach (var one in snapshot.Cards.Items.OrderBy(l => l.Id, StringComparer.Ordinal))
            {
                stop.ThrowIfCancellationRequested();
                Add(delta, snapshot.Card(one));
            }
        }
        else if (journal.Kind == JournalKind.Recommendations)
        {
            foreach (var one in snapshot.Recommendations.Items)
                Add(delta, snapshot.Recommendation(one));
        }
    }

    private void Add(JournalDelta delta, CardState one)
    {
        if (!known.With(one.Id).Next())
            state.Cards++;
        var status = one.Status;
        var open = one.Shareable && !Status.IsPutAside(status) && status != Status.Backported;
        var accepted = status == Status.Accepted;
        var counts = Counts(one.Id);
        card.Run(
            one.Id, Place(delta, one.Line.First), Place(delta, one.Line.Latest), Score.ValueOf(counts), Told(one.Title ?? ""), open ? 1 : 0, accepted ? 1 : 0,
            open && CardState.IsWorth(accepted, counts, FoldReader.MinScore) ? 1 : 0, Aside(delta.Journal, one.Line));
    }

    private void Add(JournalDelta delta, RecommendationState one)
    {
        var (first, latest) = (Place(delta, one.Line.First), Place(delta, one.Line.Latest));
        if (!database.Prepare("SELECT 1 FROM rec WHERE id = ?").With(one.Id).Next())
            state.Recommendations++;
        recommendation.Run(one.Id, first, latest, Status.IsOpen(one.Status) ? 1 : 0, one.Priority, one.Touched?.UtcTicks, Aside(delta.Journal, one.Line));
    }

    private void TakeSignals(JournalDelta delta)
    {
        var journal = delta.Journal;
        state.Signals += journal.Count;
        var changes = new Dictionary<string, int[]>(StringComparer.Ordinal);
        var targets = new List<(string Id, int Row)>(journal.Count);
        for (var row = 0; row < journal.Count; row++)
        {
            var column = Evidence.Column(journal.Text(row, Field.Kind));
            foreach (var id in new[] { journal.Text(row, Field.AhaId), journal.Text(row, Field.RecId) })
            {
                if (string.IsNullOrEmpty(id))
                    continue;
                targets.Add((id, row));
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(changes, id, out _);
                (counts ??= new int[Evidence.Columns])[column]++;
            }
        }

        AddLines(delta, targets);
        foreach (var (id, change) in changes.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var counts = Counts(id);
            for (var i = 0; i < counts.Length; i++)
                counts[i] += change[i];
            count.Run(id, MemoryMarshal.AsBytes(counts.AsSpan()).ToArray());
            if (known.With(id).Next())
                score.Run(Score.ValueOf(counts), known.Number(0) != 0 && CardState.IsWorth(known.Number(1) != 0, counts, FoldReader.MinScore) ? 1 : 0, id);
        }
    }

    private void AddLines(JournalDelta delta, IEnumerable<(string Id, int Row)> rows)
    {
        var kind = FoldReader.Number(delta.Journal.Kind);
        // In the order of their keys: a table that grows at its end is built at once.
        foreach (var (id, row) in rows.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            line.Run(kind, Told(id), Place(delta, row), delta.Journal.Raw(row).Length);
        }
    }

    private static int Aside(Journal journal, Lifeline line) => Status.IsPutAside(journal.Text(line.Latest, Field.Status) ?? "") ? 1 : 0;

    private int[] Counts(string id) => tally.With(id).Next() ? FoldReader.Counts(tally, 0) : new int[Evidence.Columns];

    private static long Place(JournalDelta delta, int row) => delta.Shift + delta.Journal.Start(row);

    private string Told(string text)
    {
        state.IsOdd |= text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !IsWhole(text);
        return text;
    }

    // Whether no surrogate stands alone.
    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
                return false;
        }

        return true;
    }
}
