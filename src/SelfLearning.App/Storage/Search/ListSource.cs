using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>A snapshot that holds of the cards, and perhaps of the recommendations, only those that can stand in the lists of a review: whoever ranks
/// it ranks as over all of them.</summary>
internal sealed class ListSource(Journal cards, Journal recommendations, IReadOnlyDictionary<string, int[]> tallies, StoreTotals totals, Func<JournalKind, Journal> read) : ISnapshotSource
{
    public Journal Journal(JournalKind kind) => kind == JournalKind.Cards ? cards : kind == JournalKind.Recommendations ? recommendations : read(kind);

    public Fold Fold(StoreSnapshot snapshot, JournalKind kind) => Core.Memory.Fold.Of(snapshot.Of(kind));

    public Evidence Evidence(StoreSnapshot snapshot) => Core.Memory.Evidence.OfTallies(snapshot.Cards, tallies.GetValueOrDefault);

    public Equivalence Equivalence(StoreSnapshot snapshot) => throw new InvalidOperationException("Lists do not tell which cards say the same.");

    public StoreTotals Totals(StoreSnapshot snapshot) => totals;

    public Journal SignalsOf(StoreSnapshot snapshot, string id) => throw new InvalidOperationException("Lists hold no signals.");

    public void Dispose()
    {
    }
}
