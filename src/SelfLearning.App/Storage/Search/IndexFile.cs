using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>The index file of a store, for recall.</summary>
internal sealed class IndexFile : DerivedFile<IndexState>
{
    // From so many bytes of signals on, reading them each time costs more than writing once.
    private const int WorthWriting = 32 << 10;

    protected override string Name => "index-v1.db";

    protected override int Version => IndexState.CurrentVersion;

    // Signals before the cards, which are written with what their signals add up to.
    protected override IReadOnlyList<JournalKind> Kinds { get; } = [JournalKind.Signals, JournalKind.Cards];

    protected override int WriteCache => 32 << 10;

    protected override string Tables => IndexWriter.Tables;

    /// <summary>The cards of a store by the index in a folder; a fault where that cannot be had right now.</summary>
    /// <param name="store">The store's folder.</param>
    /// <param name="place">The folder of the index; its argument says whether to make it.</param>
    /// <param name="patience">How many bytes of journals may be read for it.</param>
    /// <param name="warm">Where indexes stay open between calls, and under which name; null where the process ends with its call.</param>
    /// <param name="stop">Ends making it.</param>
    public static ICards Cards(Folder store, Func<bool, Folder?> place, long patience, (KeptOpen Others, string Name)? warm, CancellationToken stop)
    {
        var kept = warm?.Others.Take<IndexCards>(warm.Value.Name);
        var (database, state) = new IndexFile { Stop = stop }.Open(store, place, patience, kept?.Database);
        // Who answers once needs few pages twice, and each that is kept is memory that was never touched before.
        if (warm is null)
            database.Run("PRAGMA cache_size = 48");
        var cards = kept is not null && kept.Database == database ? kept : new IndexCards(database, warm);
        return cards.Begin(state, store.FindFile(JournalKind.Cards.FileName));
    }

    protected override void Take(Database database, IndexState state, bool isNew, IEnumerable<JournalDelta> deltas)
    {
        var writer = new IndexWriter(database, state, Stop);
        foreach (var delta in deltas)
        {
            if (delta.Journal.Kind == JournalKind.Signals)
                writer.TakeSignals(delta.Journal);
            else
                writer.TakeCards(delta);
        }
    }

    // The signals are those that were read, or say no more of outcomes: hooks write one at every hint, and the index need not be written for that.
    protected override bool CanWait(Folder store, JournalKind kind, JournalCursor cursor) =>
        kind == JournalKind.Signals && store.Facts(kind.FileName) is { } facts && facts.Size - cursor.Offset is > 0 and < WorthWriting
        && JournalDelta.Since(store, kind, cursor) is { } delta && !IndexWriter.Counts(delta.Journal);
}
