using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>Where a snapshot comes from: whole journals, or a folded state that follows them. Both give the same answers.</summary>
public interface ISnapshotSource : IDisposable
{
    /// <summary>A journal, whole.</summary>
    Journal Journal(JournalKind kind);

    /// <summary>A journal by id; it may hold only what it is asked for.</summary>
    Fold Fold(StoreSnapshot snapshot, JournalKind kind);

    Evidence Evidence(StoreSnapshot snapshot);

    Equivalence Equivalence(StoreSnapshot snapshot);

    StoreTotals Totals(StoreSnapshot snapshot);

    /// <summary>The signals of a card or recommendation, in the order of writing.</summary>
    Journal SignalsOf(StoreSnapshot snapshot, string id);
}
