namespace SelfLearning.Core.Safety;

/// <summary>A card or recommendation as it is put before an agent: what it is called, how far it is trusted, where it came from, what it says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Status">How far it is trusted.</param>
/// <param name="Source">The store that it came from.</param>
/// <param name="Lines">What it says; one of them may have several lines of its own.</param>
public sealed record FencedItem(string Id, string Title, string Status, string Source, IReadOnlyList<string> Lines)
{
    /// <summary>What stands in brackets behind the title.</summary>
    public string Label => $"{Id}, {Status}, from {Source}";
}
