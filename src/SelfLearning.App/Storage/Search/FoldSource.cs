using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>A snapshot by a folded state: ids are looked up one by one. What the state cannot say right now, the journals say.</summary>
internal sealed class FoldSource(FoldReader reader, Func<JournalKind, Journal> read) : ISnapshotSource
{
    private readonly StoreSnapshot whole = new(read);
    private Equivalence? all;
    private bool isBroken;

    public Journal Journal(JournalKind kind) => read(kind);

    public Fold Fold(StoreSnapshot snapshot, JournalKind kind) =>
        Core.Memory.Fold.OfPicked(kind, (into, id) => Ask(() => reader.Pick(into, id), () => PickFromWhole(into, id)));

    public Evidence Evidence(StoreSnapshot snapshot) =>
        Core.Memory.Evidence.OfTallies(snapshot.Cards, id => Ask(() => reader.Tally(id), () => whole.Evidence.Counts(id).ToArray()));

    public Equivalence Equivalence(StoreSnapshot snapshot) =>
        Core.Memory.Equivalence.OfKeys(key => Ask(() => reader.FirstOf(key), () => (all ??= whole.Equivalence()).First(key)));

    public StoreTotals Totals(StoreSnapshot snapshot) => reader.Totals;

    public Journal SignalsOf(StoreSnapshot snapshot, string id) => Ask(() => reader.SignalsOf(id), () => whole.SignalsOf(id));

    public void Dispose() => reader.Dispose();

    private int PickFromWhole(Journal into, string id)
    {
        var journal = whole.Of(into.Kind);
        for (var row = 0; row < journal.Count; row++)
        {
            if (journal.Id(row) == id)
                into.Pick(journal.Raw(row), journal.Start(row));
        }

        return into.Count;
    }

    private T Ask<T>(Func<T> state, Func<T> journals)
    {
        try
        {
            if (!isBroken)
                return state();
        }
        catch (IndexFault)
        {
            // It is not asked again.
            isBroken = true;
        }

        return journals();
    }
}
