using SelfLearning.Core.Memory;

namespace SelfLearning.App.Storage.Search;

/// <summary>What stores hold, asked id by id.</summary>
internal sealed class OpenStores(AppEnv env, IReadOnlyList<Store> stores) : IDisposable
{
    private readonly Dictionary<Store, StoreSnapshot> snapshots = [];

    public StoreSnapshot this[Store store]
    {
        get
        {
            if (!snapshots.TryGetValue(store, out var snapshot))
                snapshots.Add(store, snapshot = FoldedStore.LookUp(env, store));
            return snapshot;
        }
    }

    /// <summary>The nearest store that has something; null where none does.</summary>
    public Store? Find(Func<StoreSnapshot, bool> has) => stores.FirstOrDefault(store => has(this[store]));

    public void Dispose()
    {
        foreach (var snapshot in snapshots.Values)
            snapshot.Dispose();
    }
}
