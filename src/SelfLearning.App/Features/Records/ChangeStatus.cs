using SelfLearning.App.Features.Index;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Moves a recommendation or a card to another status by appending it anew.</summary>
public static class ChangeStatus
{
    public sealed record Result(string Id, JsonObject Previous, JsonObject Updated, string WrittenTo);

    public static Result OfRecommendation(Workspace work, string id, string status, string? scope, string? note)
    {
        var result = work.Project.Locked(folder =>
        {
            using var stores = work.Stores.Open();
            var snapshot = stores[work.Project];
            var line = snapshot.Recommendations.Find(id) ?? throw Unknown(id, work.Project, JournalKind.Recommendations, "recs");
            var before = snapshot.Recommendation(line);
            Defaults.RefuseForeign(before.IsForeign, id);
            var ts = work.Env.Ts;
            var body = before.Body;
            var previous = Pick(body, "status", "last_touched_ts", "ts");
            previous.Set("status", before.Status).Set("created_ts", before.CreatedTs).Set("title", before.Title).Set("scope", before.Scope);

            body.Set("status", status).Set("ts", ts).Set("last_touched_ts", ts);
            if (scope is not null)
                body.Set("scope", scope);
            Redacted.SetNote(body, note);
            var signals = new List<JsonObject> { SignalRecord.New(ts, SignalKind.RecTouched, "agent", id, $"status={status}") };
            if (status == Status.Done)
                signals.Add(SignalRecord.New(ts, SignalKind.RecDone, "agent", id));
            Store.Append(folder, (JournalKind.Recommendations, [body]), (JournalKind.Signals, signals));
            var updated = Pick(body, "status", "last_touched_ts", "ts", "note");
            return new Result(id, previous, updated.Set("scope", Scope.Normal(body.Text("scope"))), work.Project.PathOf(JournalKind.Recommendations));
        });
        RefreshIndex.Of(work, work.Project);
        return result;
    }

    public static Result OfCard(Workspace work, string id, string status, string? scope, bool? shareable, string? note)
    {
        var store = Home(work, id);
        var result = store.Locked(folder =>
        {
            using var stores = work.Stores.Open();
            var snapshot = stores[store];
            var line = snapshot.Cards.Find(id) ?? throw Unknown(id, store, JournalKind.Cards, "cards");
            var before = snapshot.Card(line);
            Defaults.RefuseForeign(before.IsForeign, id);
            var ts = work.Env.Ts;
            var body = before.Body;
            var previous = Pick(body, "status", "ts").Set("status", before.Status);
            previous.Set("created_ts", before.CreatedTs).Set("title", before.Title);

            body.Set("status", status).Set("ts", ts).Set("last_touched_ts", ts);
            if (scope is not null)
                body.Set("scope", scope);
            if (shareable is { } share)
                body.Set("shareable", share);
            Redacted.SetNote(body, note);
            // A person sits at both ends; nothing else counts as consent.
            if (work.Env.InputIsTerminal && work.Env.OutputIsTerminal)
                body.Set("approved", Consent.Of(work.Env.User, ts));
            Store.Append(folder, (JournalKind.Cards, [body]));
            return new Result(id, previous, Pick(body, "status", "ts", "note"), store.PathOf(JournalKind.Cards));
        });
        RefreshIndex.Of(work, store);
        return result;
    }

    private static Store Home(Workspace work, string id)
    {
        using var stores = work.Stores.Open();
        return stores.Find(s => s.Cards.Has(id)) ?? throw Unknown(id, work.Project, JournalKind.Cards, "cards");
    }

    private static UserError Unknown(string id, Store store, JournalKind journal, string kind)
    {
        var known = Fold.Of(store.Read(journal)).Items.Take(10_000).Select(i => i.Id);
        return new($"{id} is not known in {store.Path}.", Nearest.Find(id, known) is { } near ? $"Did you mean {near}?" : $"See `self-learning list --kind {kind} --all` for the ids that are known.");
    }

    private static JsonObject Pick(JsonObject body, params string[] keys)
    {
        var picked = new JsonObject();
        foreach (var key in keys)
            picked.Add(key, body.Find(key) ?? JsonValue.Null);
        return picked;
    }
}
