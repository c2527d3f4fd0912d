using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>Asks the cards of stores by the quickest way that works. Every way gives the same answers; an index that cannot be used is
/// passed by without a word.</summary>
internal static class CardSearch
{
    /// <summary>Below this size of the cards' journal, in bytes, reading it is quicker than opening an index.</summary>
    private const int WorthIndex = 16 << 10;

    /// <summary>The answer of <paramref name="ask"/>, which gets the cards of each store in turn.</summary>
    /// <param name="env">The environment of the run.</param>
    /// <param name="stores">The stores, the most general first.</param>
    /// <param name="ask">Asks.</param>
    /// <param name="patience">How many bytes of journals may be read for it; <see cref="IndexBehind"/> where it would take more.</param>
    public static T Ask<T>(AppEnv env, IReadOnlyList<Store> stores, Func<IReadOnlyList<ICards>, T> ask, long patience = long.MaxValue)
    {
        try
        {
            return Ask(stores, store => Open(env, store, patience), ask);
        }
        catch (IndexFault)
        {
            return Ask(stores, store => OfJournals(store, patience), ask);
        }
    }

    private static T Ask<T>(IReadOnlyList<Store> stores, Func<Store, ICards> open, Func<IReadOnlyList<ICards>, T> ask)
    {
        var cards = new List<ICards>();
        try
        {
            foreach (var store in stores)
                cards.Add(open(store));
            return ask(cards);
        }
        finally
        {
            cards.ForEach(c => c.Dispose());
        }
    }

    private static JournalCards OfJournals(Store store, long patience)
    {
        if (patience < long.MaxValue)
        {
            using var folder = store.Find();
            if (folder?.Size(JournalKind.Cards.FileName) + folder?.Size(JournalKind.Signals.FileName) > patience)
                throw new IndexBehind();
        }

        return new JournalCards(store);
    }

    private static ICards Open(AppEnv env, Store store, long patience)
    {
        using var folder = store.Find();
        if (folder is null || (folder.Facts(JournalKind.Cards.FileName)?.Size ?? 0) < WorthIndex)
            return OfJournals(store, patience);
        foreach (var place in store.CachePlaces(env, folder))
        {
            try
            {
                return IndexFile.Cards(folder, place, patience, env.KeptOpen is { } kept ? (kept, store.Path) : null, env.Stop);
            }
            catch (Exception e) when (e is IndexFault or UserError or IOException)
            {
                // The next place, or none, serves as well.
            }
        }

        return OfJournals(store, patience);
    }
}
