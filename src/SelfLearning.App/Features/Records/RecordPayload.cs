using SelfLearning.App.Storage.Search;
using SelfLearning.App.Features.Index;
using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;
using SelfLearning.Core.Text;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Records what an agent learned: checks all, redacts all, then merges and appends under the store's lock.</summary>
public sealed class RecordPayload
{
    private const int MaxRecordBytes = 1 << 20;

    private readonly Workspace work;
    private readonly string ts;
    private readonly List<JsonObject> cards = [];
    private readonly List<JsonObject> recommendations = [];
    private readonly List<JsonObject> events = [];
    private readonly List<JsonObject> signals = [];

    private RecordPayload(Workspace work) => (this.work, ts) = (work, work.Env.Ts);

    public sealed record Outcome(string Id, string What);

    public sealed record Result(
        Payload Payload,
        Outcome? Event,
        IReadOnlyList<Outcome> Cards,
        IReadOnlyList<Outcome> Recommendations,
        UseSignals.Result Usage,
        IReadOnlyList<RedactedPlace> Redactions);

    /// <summary>The same for a payload that another use case made; it goes through all checks as if it had been read.</summary>
    public static Result Run(Workspace work, JsonObject payload, string source) => Run(work, Encoding.UTF8.GetBytes(JsonText.Line(payload)), source);

    public static Result Run(Workspace work, ReadOnlySpan<byte> json, string source)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        if (json.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            throw new UserError($"Nothing to record: {source} is empty.", "Hand over a JSON object; see `self-learning record --help`.");
        if (!JsonReader.TryRead(json, out var value, out var fault))
            throw new UserError($"{source} is not valid JSON: line {fault.Line}, column {fault.Column}: {fault.Message}", "Fix the JSON there and retry; nothing was recorded.");

        var redactions = new List<RedactedPlace>();
        value = Redaction.Redact(value, redactions);
        var result = work.Project.Locked(folder =>
        {
            using var stores = work.Stores.Open();
            var record = new RecordPayload(work);
            var snapshot = stores[work.Project];
            var payload = record.Check(value, source, snapshot);
            return record.Write(folder, stores, snapshot, payload, redactions);
        });
        RefreshIndex.Of(work, work.Project);
        return result;
    }

    private Payload Check(JsonValue value, string source, StoreSnapshot snapshot)
    {
        var payload = RecordPayloadParser.Read(value, id => snapshot.Knows(id), out var faults, out var warnings);
        work.Warnings.AddRange(warnings);
        if (payload is null)
            throw new UserError(
                $"{source} cannot be recorded:\n{string.Join('\n', faults.Take(20).Select(f => "  " + f))}{(faults.Count > 20 ? $"\n  and {faults.Count - 20} more" : "")}",
                "Fix these and retry; nothing was recorded.");
        return payload.IsEmpty
            ? throw new UserError($"Nothing to record: {source} holds no event, card, recommendation or used id.", "See `self-learning record --help` for what it can hold.")
            : payload;
    }

    private Result Write(Folder folder, OpenStores stores, StoreSnapshot snapshot, Payload payload, IReadOnlyList<RedactedPlace> redactions)
    {
        var skill = DefaultSkill(payload);
        var happened = payload.Event is null ? null : Event(snapshot, payload.Event.Body, skill);
        var recorded = new CardRecorder(snapshot, ts, skill, cards, signals);
        var cardOutcomes = payload.Cards.Select(recorded.Record).ToList();
        var recommendationOutcomes = payload.Recommendations.Select(r => Recommendation(snapshot, r.Body, skill)).ToList();

        var context = PythonText.Given(payload.UsageContext) ?? (happened is null ? null : $"event_id={happened.Id}");
        var usage = UseSignals.Plan(
            payload.UsedCards, payload.UsedRecommendations, ts, PythonText.Given(payload.UsageSource) ?? "agent", context,
            id => cardOutcomes.Concat(recommendationOutcomes).Any(o => o.Id == id) ? work.Project : stores.Find(s => s.Knows(id)));
        signals.AddRange(usage.ByStore.GetValueOrDefault(work.Project) ?? []);

        CheckSizes();
        Store.Append(folder, (JournalKind.Events, events), (JournalKind.Cards, cards), (JournalKind.Recommendations, recommendations), (JournalKind.Signals, signals));
        foreach (var (store, others) in usage.ByStore.Where(b => b.Key != work.Project))
            store.Append(JournalKind.Signals, others);
        return new Result(payload, happened, cardOutcomes, recommendationOutcomes, usage, redactions);
    }

    private static string DefaultSkill(Payload payload)
    {
        if (payload.Event?.PrimarySkill is { } own && !PythonText.IsBlank(own))
            return Skill.Normal(own);
        var items = payload.Cards.Concat<LessonRecord>(payload.Recommendations).Select(i => i.PrimarySkill).Where(s => !PythonText.IsBlank(s)).Select(Skill.Normal).Distinct().ToList();
        return items.Count == 1 ? items[0] : Skill.Unknown;
    }

    private Outcome Event(StoreSnapshot snapshot, JsonObject given, string skill)
    {
        var known = snapshot.EventsById;
        if (PythonText.Given(given.Text(Keys.Id)) is { } id && known.Find(id) is { } line)
        {
            var edited = Merge.Edit(known.Journal.Body(line.Latest), Defaults.Change(given, status => status));
            if (edited is null)
                return new Outcome(id, "unchanged");
            events.Add(edited);
            return new Outcome(id, "updated");
        }

        var record = given.Copy();
        record.Set(Keys.PrimarySkill, Skill.Normal(Defaults.Text(record, Keys.PrimarySkill, skill)));
        record.Set(Keys.Ts, Defaults.Text(record, Keys.Ts, ts));
        return Add(events, record, known, Ids.OfEvent);
    }

    private Outcome Recommendation(StoreSnapshot snapshot, JsonObject given, string skill)
    {
        if (PythonText.Given(given.Text(Keys.Id)) is { } id && FindRecommendation(snapshot, id) is { } known)
        {
            var edited = Merge.Edit(known, Defaults.Change(given, Status.OfRecommendation));
            if (edited is null)
                return new Outcome(id, "unchanged");
            recommendations.Add(edited.Set(Keys.Ts, ts).Set(Keys.LastTouchedTs, ts));
            return new Outcome(id, "updated");
        }

        var record = given.Copy();
        Defaults.FillLesson(record, ts, skill);
        var added = Add(recommendations, record, snapshot.Recommendations, r => Ids.OfCard(Ids.Recommendation, r), r =>
        {
            r.Set(Keys.Status, Status.OfRecommendation(r.Text(Keys.Status)));
            r.Set(Keys.LastTouchedTs, Defaults.Text(r, Keys.LastTouchedTs, r.Text(Keys.Ts)!));
        });
        return added;
    }

    private JsonObject? FindRecommendation(StoreSnapshot snapshot, string id)
    {
        if (recommendations.FindLast(r => r.Text(Keys.Id) == id) is { } pending)
            return pending;
        if (snapshot.Recommendations.Find(id) is not { } line)
            return null;
        Defaults.RefuseForeign(snapshot.Recommendation(line).IsForeign, id);
        return snapshot.Recommendation(line).Body;
    }

    /// <summary>Adds a record; a computed id that another record of other content has gets <c>-2</c>, <c>-3</c> …; the same content is not added again.</summary>
    private static Outcome Add(List<JsonObject> to, JsonObject record, Fold known, Func<JsonObject, string> computedId, Action<JsonObject>? finish = null)
    {
        var computed = PythonText.Given(record.Text(Keys.Id)) ?? computedId(record);
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? computed : $"{computed}-{number}";
            record.Set(Keys.Id, id);
            if (number == 1)
                finish?.Invoke(record);
            var pending = to.FindLast(r => r.Text(Keys.Id) == id);
            var there = pending ?? (known.Find(id) is { } line ? known.Journal.Body(line.Latest) : null);
            if (there is null)
            {
                to.Add(record);
                return new Outcome(id, "created");
            }

            if (JsonValue.Same(there, record))
                return new Outcome(id, "unchanged");
        }
    }

    private void CheckSizes()
    {
        foreach (var record in cards.Concat(recommendations).Concat(events))
        {
            var bytes = Encoding.UTF8.GetByteCount(JsonText.Line(record));
            if (bytes > MaxRecordBytes)
                throw new UserError(
                    $"The record {record.Text(Keys.Id)} has {bytes} bytes; the most a record may have is {MaxRecordBytes} (1 MiB).",
                    "Keep the lesson and leave out the raw output; nothing was recorded.");
        }
    }
}
