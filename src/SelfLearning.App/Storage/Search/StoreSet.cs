namespace SelfLearning.App.Storage.Search;

/// <summary>The stores that are asked, the nearest first: the project's, then the user's global one. Each stands in it once, also where two are one:
/// in a repository that is the user's home.</summary>
internal sealed class StoreSet(AppEnv env, IEnumerable<Store> stores)
{
    public IReadOnlyList<Store> All { get; } = [.. stores.DistinctBy(s => s.Path)];

    /// <summary>The store of a name.</summary>
    public Store Get(string name) => All.FirstOrDefault(s => s.Name == name) ?? All[0];

    /// <summary>What the stores hold, each opened when it is first asked. End it before a store is written.</summary>
    public OpenStores Open() => new(env, All);
}
