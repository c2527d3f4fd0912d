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
        Index = new MemoryIndex(new CardReader(memories.Cards).All().Where(read => read.Card is not null).Select(read => Weighed(read.Line, read.Card!)));
    }

    public ICardIndex Index { get; }

    public bool Knows(string id) => memories.Cards.Has(id);

    public JsonObject Body(string id) => memories.Card(memories.Cards.Find(id)!.Value).Body;

    public JsonObject? Find(string id) =>
        memories.Cards.Find(id) is { } line && !Status.IsPutAside(memories.Card(line).Status) ? memories.Card(line).Body : null;

    public void Dispose()
    {
    }

    private IndexedCard Weighed(Lifeline line, IndexedCard card)
    {
        var (used, helped, harmed) = memories.Evidence.Outcomes(line);
        return card with { Facts = card.Facts with { Used = used, Helped = helped, Harmed = harmed } };
    }
}
