using SelfLearning.Core.Records;

namespace SelfLearning.Storage.Search;

/// <summary>Asks the cards of stores by the quickest way that works. Every way gives the same answers; an index that cannot be used is
/// passed by without a word.</summary>
internal static class Cards
{
    /// <summary>Below this size of the cards' journal, in bytes, reading it is quicker than opening an index.</summary>
    private const int WorthIndex = 16 << 10;

    /// <summary>The answer of <paramref name="ask"/>, which gets the cards of each store in turn.</summary>
    public static T Ask<T>(AppEnv env, IReadOnlyList<Store> stores, Func<IReadOnlyList<ICards>, T> ask)
    {
        try
        {
            return Ask(stores, store => Open(env, store), ask);
        }
        catch (IndexFault)
        {
            return Ask(stores, store => new JournalCards(store), ask);
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

    private static ICards Open(AppEnv env, Store store)
    {
        using var folder = store.Find();
        if (folder is null || (folder.Facts(JournalKind.Cards.FileName)?.Size ?? 0) < WorthIndex)
            return new JournalCards(store);
        foreach (var place in new Func<bool, Folder?>[] { create => create ? folder.Get(Store.CacheName) : folder.Find(Store.CacheName), create => store.FindCacheOfUser(env, create) })
        {
            try
            {
                return IndexFile.Open(folder, place);
            }
            catch (Exception e) when (e is IndexFault or UserError or IOException)
            {
                // The next place, or none, serves as well.
            }
        }

        return new JournalCards(store);
    }
}
