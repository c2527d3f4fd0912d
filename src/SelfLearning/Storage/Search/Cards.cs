namespace SelfLearning.Storage.Search;

/// <summary>Asks the cards of stores by the quickest way that works.</summary>
internal static class Cards
{
    /// <summary>The answer of <paramref name="ask"/>, which gets the cards of each store in turn.</summary>
    public static T Ask<T>(IReadOnlyList<Store> stores, Func<IReadOnlyList<ICards>, T> ask) => ask([.. stores.Select(store => new JournalCards(store))]);
}
