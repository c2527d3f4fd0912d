using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>Brings an index file up to its journals, within one transaction of its caller.</summary>
internal sealed class IndexWriter(Database database, IndexState state, CancellationToken stop)
{
    public const string Tables = TermWriter.Tables + """
        CREATE TABLE card(number INTEGER PRIMARY KEY, id TEXT, start INTEGER, length INTEGER, status TEXT, scope TEXT, written INTEGER,
          used INTEGER, helped INTEGER, harmed INTEGER, terms TEXT);
        CREATE TABLE known(id TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
        CREATE TABLE outcome(id TEXT PRIMARY KEY, used INTEGER, helped INTEGER, harmed INTEGER) WITHOUT ROWID;
        """;

    private readonly TermWriter words = new(database, isNew: state.Next == 0);
    private readonly TermPool pool = new();
    private readonly FieldText text = new();
    private readonly Statement find = database.Prepare("SELECT number FROM known WHERE id = ?");
    private readonly Statement terms = database.Prepare("SELECT terms FROM card WHERE number = ?");
    private readonly Statement drop = database.Prepare("DELETE FROM card WHERE number = ?");
    private readonly Statement outcome = database.Prepare("SELECT used, helped, harmed FROM outcome WHERE id = ?");
    private readonly Statement add = database.Prepare("INSERT INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    /// <summary>Whether signals hold any that an index counts.</summary>
    public static bool Counts(Journal signals) => Enumerable.Range(0, signals.Count).Any(row => IsOutcome(signals.Text(row, Field.Kind)));

    /// <summary>Takes in what is new of the signals; before the cards, which are written with what their signals add up to.</summary>
    public void TakeSignals(Journal signals) => Count(signals);

    /// <summary>Takes in what is new of the cards.</summary>
    public void TakeCards(JournalDelta cards)
    {
        var known = new Dictionary<string, int?>(StringComparer.Ordinal);
        var isNew = state.Next == 0;
        foreach (var (line, card) in new CardReader(Fold.Of(cards.Journal), stop).All())
        {
            if (!isNew)
                Remove(line.Id);
            known[line.Id] = card is null ? null : state.Next;
            if (card is not null)
                Add(card, cards.Shift + cards.Journal.Start(line.Latest), cards.Journal.Raw(line.Latest).Length);
        }

        // In order of their keys: a table that grows at its end is built at once.
        var remember = database.Prepare("INSERT INTO known VALUES (?, ?) ON CONFLICT(id) DO UPDATE SET number = excluded.number");
        foreach (var (id, number) in known.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            remember.Run(id, number);
        words.Finish();
    }

    private void Add(IndexedCard card, long start, int length)
    {
        var (used, helped, harmed) = outcome.With(card.Id).Next() ? (outcome.Number(0), outcome.Number(1), outcome.Number(2)) : (0, 0, 0);
        text.Fill(card.Fields);
        for (var field = 0; field < CardFields.Count; field++)
            state.AddLength((CardField)field, card.Fields[field].Length);
        add.With(state.Next, card.Id, start, length, card.Facts.Status, card.Facts.Scope, card.Facts.Written?.UtcTicks, used, helped, harmed);
        add.Bind(11, text.All);
        add.Finish();
        words.Add(state.Next, card.Fields);
        state.Next++;
        state.Count++;
    }

    // The older version of a card, by the very terms with which it was added.
    private void Remove(string id)
    {
        if (!find.With(id).Next() || find.IsNull(0))
            return;
        var number = (int)find.Number(0);
        if (!terms.With(number).Next())
            throw new IndexFault($"Card {number} is not there.");
        var fields = pool.Fields(terms.Bytes(0));
        drop.Run(number);
        for (var field = 0; field < CardFields.Count; field++)
            state.AddLength((CardField)field, -fields[field].Length);
        words.Remove(number, fields);
        state.Count--;
    }

    private static bool IsOutcome(string? kind) => kind is SignalKind.AhaUsed or SignalKind.AhaHelped or SignalKind.AhaHarmed;

    private void Count(Journal signals)
    {
        var changes = new SortedDictionary<string, (int Used, int Helped, int Harmed)>(StringComparer.Ordinal);
        for (var row = 0; row < signals.Count; row++)
        {
            var kind = signals.Text(row, Field.Kind);
            if (!IsOutcome(kind))
                continue;
            foreach (var id in new[] { signals.Text(row, Field.AhaId), signals.Text(row, Field.RecId) })
            {
                if (string.IsNullOrEmpty(id))
                    continue;
                var (used, helped, harmed) = changes.GetValueOrDefault(id);
                changes[id] = kind switch
                {
                    SignalKind.AhaUsed => (used + 1, helped, harmed),
                    SignalKind.AhaHelped => (used, helped + 1, harmed),
                    _ => (used, helped, harmed + 1),
                };
            }
        }

        var sum = database.Prepare("""
            INSERT INTO outcome VALUES (?, ?, ?, ?)
            ON CONFLICT(id) DO UPDATE SET used = used + excluded.used, helped = helped + excluded.helped, harmed = harmed + excluded.harmed
            """);
        var move = database.Prepare("UPDATE card SET used = used + ?, helped = helped + ?, harmed = harmed + ? WHERE number = (SELECT number FROM known WHERE id = ?)");
        foreach (var (id, (used, helped, harmed)) in changes)
        {
            sum.Run(id, used, helped, harmed);
            if (state.Next > 0)
                move.Run(used, helped, harmed, id);
        }
    }
}
