using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;

namespace SelfLearning.Storage.Search;

/// <summary>The cards of a store by its journals alone: what every other way to them must agree with.</summary>
internal sealed class JournalCards : ICards
{
    private readonly Memories memories;

    public JournalCards(Store store)
    {
        memories = store.LoadAll();
        var lines = memories.Cards.ByLatest().Where(line => !Status.IsPutAside(memories.Card(line).Status)).ToArray();
        // Decided before the threads start: folding is not theirs to do.
        _ = memories.Evidence;
        var cards = new IndexedCard[lines.Length];
        Parallel.For(0, cards.Length, new ParallelOptions { MaxDegreeOfParallelism = cards.Length < WorthThreads ? 1 : -1 }, i => cards[i] = Read(lines[i]));
        Index = new MemoryIndex(cards);
    }

    /// <summary>From this many cards on, more threads save more than they cost.</summary>
    internal const int WorthThreads = 200;

    public ICardIndex Index { get; }

    public bool Knows(string id) => memories.Cards.Has(id);

    public JsonObject Body(string id) => memories.Card(memories.Cards.Find(id)!.Value).Body;

    public JsonObject? Find(string id) =>
        memories.Cards.Find(id) is { } line && !Status.IsPutAside(memories.Card(line).Status) ? memories.Card(line).Body : null;

    public void Dispose()
    {
    }

    private IndexedCard Read(Lifeline line)
    {
        var (used, helped, harmed) = memories.Evidence.Outcomes(line);
        var card = RecallCard.Of(memories.Card(line).Body);
        return IndexedCard.Of(card with { Standing = card.Standing with { Used = used, Helped = helped, Harmed = harmed } });
    }
}
