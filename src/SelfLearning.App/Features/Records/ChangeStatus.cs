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

    public static Result OfRecommendation(Workspace work, string? given, string status, string? scope, string? note)
    {
        var id = Given(given);
        var result = work.Project.Locked(folder =>
        {
            using var stores = work.Stores.Open();
            var snapshot = stores[work.Project];
            var line = snapshot.Recommendations.Find(id) ?? throw Unknown(id, work.Project, JournalKind.Recommendations, "recs");
            var before = snapshot.Recommendation(line);
            Defaults.RefuseForeign(before.IsForeign, id);
            var ts = work.Env.Ts;
            var body = before.Body;
            var previous = Pick(body, Keys.Status, Keys.LastTouchedTs, Keys.Ts);
            previous.Set(Keys.Status, before.Status).Set(Keys.LastTouchedTs, before.LastTouchedTs).Set("created_ts", before.CreatedTs);
            previous.Set(Keys.Title, before.TitleValue).Set(Keys.Scope, before.Scope);

            body.Set(Keys.Ts, ts).Set(Keys.Status, status).Set(Keys.LastTouchedTs, ts).Set(Keys.Scope, scope ?? before.Scope);
            Redacted.SetNote(body, note);
            var signals = new List<JsonObject> { SignalRecord.New(ts, SignalKind.RecTouched, "agent", id, $"status={status}") };
            if (status == Status.Done)
                signals.Add(SignalRecord.New(ts, SignalKind.RecDone, "agent", id));
            Store.Append(folder, (JournalKind.Recommendations, [body]), (JournalKind.Signals, signals));
            var updated = Pick(body, Keys.Status, Keys.LastTouchedTs, Keys.Ts, Keys.Note);
            return new Result(id, previous, updated.Set(Keys.Scope, body.Find(Keys.Scope)!), work.Project.PathOf(JournalKind.Recommendations));
        });
        RefreshIndex.Of(work, work.Project);
        return result;
    }

    /// <param name="work">Where to work.</param>
    /// <param name="actor">Who does it: whether it is a person's consent.</param>
    /// <param name="given">The card.</param>
    /// <param name="status">Its new status; one that puts it aside takes consent back.</param>
    /// <param name="scope">Its new scope; null keeps it.</param>
    /// <param name="shareable">Whether it may leave the project; null keeps it.</param>
    /// <param name="note">Why; null keeps the note that is there.</param>
    public static Result OfCard(Workspace work, Actor actor, string? given, string status, string? scope, bool? shareable, string? note)
    {
        var id = Given(given);
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
            var previous = Pick(body, Keys.Status, Keys.Ts).Set(Keys.Status, before.Status);
            previous.Set("created_ts", before.CreatedTs).Set(Keys.Title, before.TitleValue);

            body.Set(Keys.Ts, ts).Set(Keys.Status, status).Set(Keys.LastTouchedTs, ts);
            if (scope is not null)
                body.Set(Keys.Scope, scope);
            if (shareable is { } share)
                body.Set(Keys.Shareable, share);
            Redacted.SetNote(body, note);
            Consent.Carry(before.Body, body);
            if (Status.IsPutAside(status))
                body.Remove(Keys.Approved);
            else if (actor.ConsentTo(body, work.Env.User, ts) is { } approved)
                body.Set(Keys.Approved, approved);
            Store.Append(folder, (JournalKind.Cards, [body]));
            return new Result(id, previous, Pick(body, Keys.Status, Keys.Ts, Keys.Note), store.PathOf(JournalKind.Cards));
        });
        RefreshIndex.Of(work, store);
        return result;
    }

    /// <summary>A card as it is now.</summary>
    internal static JsonObject FindCard(Workspace work, string id)
    {
        var store = Home(work, id);
        using var stores = work.Stores.Open();
        return stores[store].Card(stores[store].Cards.Find(id)!.Value).Body;
    }

    private static string Given(string? id) => id ?? throw new UserError("No id was given.", "Name one with --id; `self-learning list` shows them.");

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
