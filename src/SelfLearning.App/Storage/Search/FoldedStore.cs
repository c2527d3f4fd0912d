using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Review;

namespace SelfLearning.App.Storage.Search;

/// <summary>Snapshots by a store's folded state, or by its whole journals where they are small or the state cannot be had right now.</summary>
internal static class FoldedStore
{
    /// <summary>A snapshot that is asked id by id. While it lives nobody can write the state: end it before the store is written and listed.</summary>
    public static StoreSnapshot LookUp(AppEnv env, Store store) =>
        Open(env, store) is { } reader ? new StoreSnapshot(new FoldSource(reader, store.Read)) : store.Load();

    /// <summary>A snapshot for the lists of a review or of INDEX.md.</summary>
    /// <param name="env">The environment of the run.</param>
    /// <param name="store">The store.</param>
    /// <param name="request">What shall be listed.</param>
    /// <param name="everyRecommendation">Whether all recommendations are wanted, not only those at the head of a list.</param>
    public static StoreSnapshot ForLists(AppEnv env, Store store, ReviewRequest request, bool everyRecommendation)
    {
        // A filter is a question to every record.
        var isPlain = (request.Skill, request.Scope, request.Query, request.Since, request.MinAhaScore) == (null, null, null, null, FoldReader.MinScore);
        using var reader = isPlain ? Open(env, store) : null;
        try
        {
            return reader is null ? store.LoadAll() : new StoreSnapshot(Lists(env, store, reader, request, everyRecommendation));
        }
        catch (IndexFault)
        {
            return store.LoadAll();
        }
    }

    /// <summary>The latest lines of the newest cards or recommendations, newest last; null where the journal must be read for that.</summary>
    public static Journal? Newest(AppEnv env, Store store, JournalKind kind, int most, bool all)
    {
        using var reader = Open(env, store);
        try
        {
            return reader?.Newest(kind, most, all);
        }
        catch (IndexFault)
        {
            return null;
        }
    }

    private static ListSource Lists(AppEnv env, Store store, FoldReader reader, ReviewRequest request, bool everyRecommendation)
    {
        var standing = BackportLedger.Of(store.Read(JournalKind.Backports)).Standing;
        var cardIds = reader.Cards(request, standing);
        var cards = reader.Read(JournalKind.Cards, cardIds);
        var recommendations = everyRecommendation
            ? store.Read(JournalKind.Recommendations)
            : reader.Read(JournalKind.Recommendations, reader.Recommendations(request, Timestamp.Whole(env.Now)));
        var tallies = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var id in Fold.Of(recommendations).Items.Select(l => l.Id).Concat(cardIds))
        {
            if (reader.Tally(id) is { } counts)
                tallies[id] = counts;
        }

        return new ListSource(cards, recommendations, tallies, reader.Totals, store.Read);
    }

    private static FoldReader? Open(AppEnv env, Store store)
    {
        var folder = store.Find();
        if (folder is not null && FoldFile.Followed.Sum(kind => folder.Facts(kind.FileName)?.Size ?? 0) >= env.WorthFolding)
        {
            foreach (var place in store.CachePlaces(env, folder))
            {
                Database? database = null;
                try
                {
                    (database, var state) = new FoldFile { Stop = env.Stop }.Open(folder, place);
                    if (!state.IsOdd)
                        return new FoldReader(database, state, folder);
                    database.Dispose();
                    break;
                }
                catch (Exception e) when (e is IndexFault or UserError or IOException)
                {
                    // The next place, or none, serves as well.
                    database?.Dispose();
                }
            }
        }

        folder?.Dispose();
        return null;
    }
}
