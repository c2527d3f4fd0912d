using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>A snapshot's source that reads every journal whole: what every other source must agree with.</summary>
internal sealed class WholeJournals(Func<JournalKind, Journal> read) : ISnapshotSource
{
    public Journal Journal(JournalKind kind) => read(kind);

    public Fold Fold(StoreSnapshot snapshot, JournalKind kind) => Memory.Fold.Of(snapshot.Of(kind));

    public Evidence Evidence(StoreSnapshot snapshot) => Memory.Evidence.Of(snapshot.Signals, snapshot.Cards);

    public Equivalence Equivalence(StoreSnapshot snapshot) => Memory.Equivalence.Of(snapshot.Cards);

    public StoreTotals Totals(StoreSnapshot snapshot) => new(snapshot.Cards.Count, snapshot.Recommendations.Count, snapshot.Signals.Count);

    public Journal SignalsOf(StoreSnapshot snapshot, string id)
    {
        var all = snapshot.Signals;
        var picked = Records.Journal.OfPicked(JournalKind.Signals);
        for (var row = 0; row < all.Count; row++)
        {
            if (all.Text(row, Field.AhaId) == id || all.Text(row, Field.RecId) == id)
                picked.Pick(all.Raw(row), all.Start(row));
        }

        return picked;
    }

    public void Dispose()
    {
    }
}
