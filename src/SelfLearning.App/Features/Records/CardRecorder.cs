using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Records;

/// <summary>Records the cards of one payload one after the other: a known id is an edit, an equivalent card is reinforced, else it is new.</summary>
internal sealed class CardRecorder(StoreSnapshot snapshot, string ts, string skill, List<JsonObject> cards, List<JsonObject> signals)
{
    private readonly Equivalence equivalence = Equivalence.Of(snapshot.Cards);
    private readonly Dictionary<string, JsonObject> pending = new(StringComparer.Ordinal);

    public RecordPayload.Outcome Record(CardRecord record)
    {
        var given = record.Body;
        if (given.Text(Keys.Id) is { Length: > 0 } id && Find(id) is { } known)
            return Edit(id, known, given);

        var card = given.Copy();
        Defaults.FillCommon(card, ts, skill);
        return equivalence.Find(new CardRecord(card)) is { } same ? Reinforce(same, card) : Create(card);
    }

    private RecordPayload.Outcome Edit(string id, JsonObject known, JsonObject given)
    {
        var change = given.Copy();
        if (change.Text(Keys.PrimarySkill) is { } own)
            change.Set(Keys.PrimarySkill, Skill.Normal(own));
        if (change.Text(Keys.Scope) is { } scope)
            change.Set(Keys.Scope, Scope.Normal(scope));
        if (Merge.Edit(known, change) is not { } edited)
            return new RecordPayload.Outcome(id, "unchanged");
        KeepChanged(edited);
        return new RecordPayload.Outcome(id, "updated");
    }

    private RecordPayload.Outcome Reinforce(string id, JsonObject card)
    {
        signals.Add(SignalRecord.New(ts, SignalKind.AhaReinforced, "agent", id, $"equivalent capture observed (key={Equivalence.Key(new CardRecord(card))})"));
        var known = Find(id)!;
        card.Remove(Keys.Id);
        if (Merge.Reinforce(known, card) is { } merged)
            KeepChanged(merged);
        return new RecordPayload.Outcome(id, "reinforced");
    }

    private RecordPayload.Outcome Create(JsonObject card)
    {
        var computed = card.Text(Keys.Id) is { Length: > 0 } given ? given : Ids.OfCard(Ids.Card, card);
        var id = computed;
        // The same words under another key are another card.
        for (var number = 2; Find(id) is not null; number++)
            id = $"{computed}-{number}";
        Defaults.Fill(card, Keys.Id, id);
        Defaults.Fill(card, Keys.Status, card.Text(Keys.Status) is { Length: > 0 } status ? status : Status.Proposed);
        Keep(card);
        return new RecordPayload.Outcome(id, "created");
    }

    private void KeepChanged(JsonObject card)
    {
        // A person consented to the old text, not to this one.
        card.Remove(Keys.Approved);
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
