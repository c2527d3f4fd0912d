using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Text;

namespace SelfLearning.App.Features.Records;

/// <summary>Records the cards of one payload one after the other: a known id is an edit, an equivalent card is reinforced, else it is new.</summary>
internal sealed class CardRecorder(StoreSnapshot snapshot, string ts, string skill, List<JsonObject> cards, List<JsonObject> signals)
{
    private readonly Equivalence equivalence = snapshot.Equivalence();
    private readonly Dictionary<string, JsonObject> pending = new(StringComparer.Ordinal);

    public RecordPayload.Outcome Record(CardRecord record)
    {
        var given = record.Body;
        if (PythonText.Given(given.Text(Keys.Id)) is { } id && Find(id) is { } known)
            return Edit(id, known, given);

        var card = given.Copy();
        Defaults.FillLesson(card, ts, skill);
        return equivalence.Find(new CardRecord(card)) is { } same ? Reinforce(same, card) : Create(card);
    }

    private RecordPayload.Outcome Edit(string id, JsonObject known, JsonObject given)
    {
        if (Merge.Edit(known, Defaults.Change(given, status => Status.OfCard(status))) is not { } edited)
            return new RecordPayload.Outcome(id, "unchanged");
        KeepChanged(known, edited);
        return new RecordPayload.Outcome(id, "updated");
    }

    private RecordPayload.Outcome Reinforce(string id, JsonObject card)
    {
        signals.Add(SignalRecord.New(ts, SignalKind.AhaReinforced, "agent", id, SignalContext.Reinforced(Equivalence.Key(new CardRecord(card)))));
        var known = Find(id)!;
        card.Remove(Keys.Id);
        if (Merge.Reinforce(known, card) is { } merged)
            KeepChanged(known, merged);
        return new RecordPayload.Outcome(id, "reinforced");
    }

    private RecordPayload.Outcome Create(JsonObject card)
    {
        var computed = PythonText.Given(card.Text(Keys.Id)) ?? Ids.OfCard(Ids.Card, card);
        var id = computed;
        // The same words under another key are another card.
        for (var number = 2; Find(id) is not null; number++)
            id = $"{computed}-{number}";
        card.Set(Keys.Id, id).Set(Keys.Status, Status.OfCard(card.Text(Keys.Status)));
        Keep(card);
        return new RecordPayload.Outcome(id, "created");
    }

    private void KeepChanged(JsonObject known, JsonObject card)
    {
        // A person consented to the old text, perhaps not to this one.
        Consent.Carry(known, card);
        Keep(card.Set(Keys.Ts, ts));
    }

    private void Keep(JsonObject card)
    {
        var id = card.Text(Keys.Id)!;
        cards.Add(card);
        pending[id] = card;
        equivalence.Add(id, new CardRecord(card));
    }

    private JsonObject? Find(string id)
    {
        if (pending.TryGetValue(id, out var card))
            return card;
        if (snapshot.Cards.Find(id) is not { } line)
            return null;
        Defaults.RefuseForeign(snapshot.Card(line).IsForeign, id);
        return snapshot.Card(line).Body;
    }
}
