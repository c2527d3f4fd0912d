namespace SelfLearning.App.Storage.Search;

/// <summary>An index cannot be used as it is: damaged, busy, of another version, or not to be written. It never reaches a person: the
/// index is passed by, and the journals answer.</summary>
internal sealed class IndexFault(string reason, bool busy = false) : Exception(reason)
{
    /// <summary>Whether it is whole, and only in use elsewhere.</summary>
    public bool Busy { get; } = busy;
}
