using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Storage.Search;

/// <summary>The cards of a store by its journals alone: what every other way to them must agree with.</summary>
internal sealed class JournalCards : ICards
{
    private readonly StoreSnapshot snapshot;

    public JournalCards(Store store)
    {
        snapshot = store.LoadAll();
        Index = new MemoryIndex(new CardReader(snapshot.Cards, store.Stop).All().Where(read => read.Card is not null).Select(read => Weighed(read.Line, read.Card!)));
    }

    public ICardIndex Index { get; }

    public bool Knows(string id) => snapshot.Cards.Has(id);

    public JsonObject Body(string id) => snapshot.Card(snapshot.Cards.Find(id)!.Value).Body;

    public JsonObject? Find(string id) =>
        snapshot.Cards.Find(id) is { } line && !Status.IsPutAside(snapshot.Card(line).Status) ? snapshot.Card(line).Body : null;

    public void Dispose()
    {
    }

    private IndexedCard Weighed(Lifeline line, IndexedCard card)
    {
        var (used, helped, harmed) = snapshot.Evidence.Outcomes(line);
        return card with { Facts = card.Facts with { Used = used, Helped = helped, Harmed = harmed } };
    }
}
