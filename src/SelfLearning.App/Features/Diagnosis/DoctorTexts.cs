using System.Collections.Concurrent;
using SelfLearning.App.Storage;
using SelfLearning.App.Storage.Search;
using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Diagnosis;

/// <summary>What the words of a store's records tell. A scan costs far more than reading: what this build found clean is not scanned again, and every
/// core takes its part of the rest.</summary>
internal sealed class DoctorTexts
{
    private readonly Store store;
    private readonly bool isFull;
    private readonly CancellationToken stop;
    private readonly ScanCache known;

    public DoctorTexts(Store store, bool isFull, CancellationToken stop)
    {
        (this.store, this.isFull, this.stop) = (store, isFull, stop);
        using var folder = store.Find();
        using var cache = folder is null ? null : Store.FindCache(folder);
        known = ScanCache.Read(cache);
    }

    public IEnumerable<Finding> In(Journal journal)
    {
        using var folder = store.Find();
        if (folder is null)
            return [];
        var file = store.PathOf(journal.Kind);
        var clean = isFull ? 0 : known.Offset(folder, journal.Kind);
        var latest = journal.Kind == JournalKind.Cards ? Fold.Of(journal).Items.Select(l => l.Latest).ToHashSet() : [];
        var found = new ConcurrentBag<(int Row, IReadOnlyList<Finding> Findings)>();
        Parallel.For(0, journal.Count, new ParallelOptions { CancellationToken = stop }, row =>
        {
            if (journal.Start(row) < clean && !known.Had(journal.Kind, journal.Start(row)))
                return;
            // Kept as having something where it would have as the latest version, which it may be at the next look.
            List<Finding> all = [.. TextFindings.Of(journal, row, isLatest: true, file)];
            if (all.Count > 0)
                found.Add((row, latest.Contains(row) ? all : [.. TextFindings.Of(journal, row, isLatest: false, file)]));
        });
        known.Set(folder, journal, found.Select(f => journal.Start(f.Row)));
        return found.OrderBy(f => f.Row).SelectMany(f => f.Findings);
    }

    /// <summary>Keeps what was learned for the next time, where that can be written and there was enough of it to be worth that.</summary>
    /// <param name="worth">How many bytes of journals are enough.</param>
    public void Keep(long worth)
    {
        try
        {
            using var folder = store.Find();
            if (folder is null || JournalKind.All.Sum(kind => folder.Facts(kind.FileName)?.Size ?? 0) < worth)
                return;
            using var cache = folder.Get(Store.CacheName);
            known.Write(cache);
        }
        catch (UserError)
        {
            // The next time takes longer.
        }
    }
}
