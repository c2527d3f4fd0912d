namespace SelfLearning.App.Storage.Search;

/// <summary>The index is so far behind its journals that bringing it up takes longer than the caller can wait.</summary>
internal sealed class IndexBehind : Exception;
