namespace SelfLearning.Core.Safety;

/// <summary>A card or recommendation as it is put before an agent: what it is called, how far it is trusted, where it came from, what it says.</summary>
public sealed record FencedItem(string Id, string Title, string Status, string Source, IReadOnlyList<string> Lines);
