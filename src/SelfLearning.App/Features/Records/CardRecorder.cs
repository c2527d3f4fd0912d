using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Records;

/// <summary>Records the cards of one payload one after the other: a known id is an edit, an equivalent card is reinforced, else it is new.</summary>
internal sealed class CardRecorder(StoreSnapshot snapshot, string ts, string skill, List<JsonObject> cards, List<JsonObject> signals)
{
    private readonly Equivalence equivalence = snapshot.Equivalence();
    private readonly Dictionary<string, JsonObject> pending = new(StringComparer.Ordinal);

    public RecordPayload.Outcome Record(JsonObject given)
    {
        if (given.Text("id") is { Length: > 0 } id && Find(id) is { } known)
            return Edit(id, known, given);

        var card = given.Copy();
        Defaults.FillCommon(card, ts, skill);
        return equivalence.Find(card) is { } same ? Reinforce(same, card) : Create(card);
    }

    private RecordPayload.Outcome Edit(string id, JsonObject known, JsonObject given)
    {
        var change = given.Copy();
        if (change.Text("primary_skill") is { } own)
            change.Set("primary_skill", Skill.Normal(own));
        if (change.Text("scope") is { } scope)
            change.Set("scope", Scope.Normal(scope));
        if (Merge.Edit(known, change) is not { } edited)
            return new RecordPayload.Outcome(id, "unchanged");
        KeepChanged(edited);
        return new RecordPayload.Outcome(id, "updated");
    }

    private RecordPayload.Outcome Reinforce(string id, JsonObject card)
    {
        signals.Add(SignalRecord.New(ts, SignalKind.AhaReinforced, "agent", id, SignalContext.Reinforced(Equivalence.Key(card))));
        var known = Find(id)!;
        card.Remove("id");
        if (Merge.Reinforce(known, card) is { } merged)
            KeepChanged(merged);
        return new RecordPayload.Outcome(id, "reinforced");
    }

    private RecordPayload.Outcome Create(JsonObject card)
    {
        var computed = card.Text("id") is { Length: > 0 } given ? given : Ids.OfCard(Ids.Card, card);
        var id = computed;
        // The same words under another key are another card.
        for (var number = 2; Find(id) is not null; number++)
            id = $"{computed}-{number}";
        Defaults.Fill(card, "id", id);
        Defaults.Fill(card, "status", card.Text("status") is { Length: > 0 } status ? status : Status.Proposed);
        Keep(card);
        return new RecordPayload.Outcome(id, "created");
    }

    private void KeepChanged(JsonObject card)
    {
        // A person consented to the old text, not to this one.
        card.Remove("approved");
        Keep(card.Set("ts", ts));
    }

    private void Keep(JsonObject card)
    {
        var id = card.Text("id")!;
        cards.Add(card);
        pending[id] = card;
        equivalence.Add(id, card);
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
