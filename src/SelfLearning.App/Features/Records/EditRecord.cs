using System.Text;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Records;

/// <summary>Changes a card or recommendation by a text in which a person edits its fields. Each saved edit is a new version; the history stays.</summary>
public static class EditRecord
{
    private static readonly string[] OfCards =
    [
        Keys.Title, Keys.WhenToUse, Keys.Problem, Keys.SolutionSteps, Keys.Gotchas, Keys.Evidence, Keys.Links, Keys.Tags, Keys.PrimarySkill, Keys.Scope, Keys.Shareable,
    ];

    private static readonly string[] OfCandidates = [Keys.Title, Keys.WhenToUse, Keys.Problem, Keys.SolutionSteps, Keys.Evidence, Keys.Tags, Keys.PrimarySkill, Keys.Scope];

    private static readonly string[] OfRecommendations = [Keys.Title, Keys.Why, Keys.ImplementationHint, Keys.ExpectedImpact, Keys.Tags, Keys.PrimarySkill, Keys.Scope];

    /// <summary>The fields of a record that are edited, and the text in which they are.</summary>
    public sealed record Draft(string Id, JsonObject Fields)
    {
        public string Text => JsonText.Indented(Fields) + "\n";
    }

    /// <summary>What an edit changes; the diff is empty where that is nothing.</summary>
    public sealed record Change(string Id, JsonObject Payload, string Diff)
    {
        public bool IsNothing => Diff.Length == 0;

        /// <summary>The fields that it changes, with the id.</summary>
        public JsonObject Edited => (JsonObject)((JsonArray)Payload.Members[0].Value).Items[0];

        /// <summary>What became of it; null before it was carried out.</summary>
        public RecordPayload.Outcome? Outcome { get; init; }
    }

    public static Draft Open(Workspace work, string? id)
    {
        if (string.IsNullOrWhiteSpace(id))
            throw new UserError("No id was given.", "Name one: self-learning edit aha_…");
        var item = ShowRecords.Run(work, [id])[0];
        if (item.Store != work.Project.Path)
            throw new UserError($"{id} is in your global store, {item.Store}.", "Edit it where it came from and promote it again.");
        if (Fields(id) is null || id.StartsWith(Ids.Candidate, StringComparison.Ordinal))
            throw new UserError($"{id} is neither a card nor a recommendation.", "Events are a log and stay as they were written.");
        return DraftOf(id, item.Record);
    }

    /// <summary>The fields of a record that is here already; of a candidate those of the card that it would become.</summary>
    internal static Draft DraftOf(string id, JsonObject record) => new(id, Shown((JsonObject)Redaction.Redact(record), Fields(id)!)); // Its callers know the kinds.

    /// <summary>What the edited text changes.</summary>
    public static Change Plan(Draft draft, string text)
    {
        if (!JsonReader.TryRead(Encoding.UTF8.GetBytes(text), out var value, out var fault))
            throw new UserError($"What you wrote is not valid JSON: line {fault.Line}, column {fault.Column}: {fault.Message}", "Nothing was changed.");
        if (value is not JsonObject after)
            throw new UserError("What you wrote is not a JSON object.", "Keep the braces around the fields. Nothing was changed.");
        var before = draft.Fields;
        var edit = new JsonObject { { Keys.Id, draft.Id }, { Keys.Title, after.Find(Keys.Title) ?? JsonValue.Null } };
        foreach (var (key, now) in after.Members.Where(m => m.Key != Keys.Id && !JsonValue.Same(m.Value, before.Find(m.Key) ?? JsonValue.Null)))
            edit.Set(key, now);
        foreach (var (key, was) in before.Members.Where(m => !after.Has(m.Key) && !m.Value.IsNull))
            edit.Set(key, JsonValue.Null);
        var isCard = draft.Id.StartsWith(Ids.Card, StringComparison.Ordinal);
        var shown = Redaction.Redact(JsonText.Indented(Shown(after, Fields(draft.Id)!)) + "\n");
        return new Change(draft.Id, new JsonObject { { isCard ? "aha_cards" : "recommendations", new JsonArray([edit]) } }, UnifiedDiff.Of([new TextChange(draft.Id, draft.Text, shown)]));
    }

    public static Change Apply(Workspace work, Change change)
    {
        var result = RecordPayload.Run(work, change.Payload, "the edit");
        return change with { Outcome = result.Cards.Concat(result.Recommendations).Single() };
    }

    private static string[]? Fields(string id) =>
        id.StartsWith(Ids.Candidate, StringComparison.Ordinal) ? OfCandidates : id.StartsWith(Ids.Card, StringComparison.Ordinal) ? OfCards : id.StartsWith(Ids.Recommendation, StringComparison.Ordinal) ? OfRecommendations : null;

    // The usual fields in their order, empty ones too, and whatever else was written.
    private static JsonObject Shown(JsonObject record, string[] fields)
    {
        var shown = new JsonObject();
        foreach (var field in fields)
            shown.Add(field, record.Find(field) ?? JsonValue.Null);
        string[] fixedFields = [Keys.Id, Keys.Ts, Keys.Status, Keys.LastTouchedTs, Keys.Approved, Keys.Note, Keys.Schema, Keys.Key];
        foreach (var (key, value) in record.Members.Where(m => fields != OfCandidates && !shown.Has(m.Key) && !fixedFields.Contains(m.Key)))
            shown.Add(key, value);
        return shown;
    }
}
