using System.Globalization;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Imports;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.Core.Learning.Candidates;

/// <summary>Findings of one key as a candidate: a proposed card with its worth, reasons and places. Secrets are taken out, and text that
/// gives orders to agents is flagged, before anyone sees it.</summary>
public static class CandidateRecord
{
    /// <summary>The kind of what another memory held.</summary>
    public const string Imported = "import";

    private const int MostPlaces = 20;

    // Somebody found it worth keeping, but nobody has said so here.
    private const string WorthOfImport = "0.50";

    /// <param name="same">Findings of one kind and key, at least one; the worthiest speaks for all.</param>
    /// <param name="ts">The time of the record.</param>
    public static JsonObject Of(IReadOnlyList<Finding> same, string ts)
    {
        var best = same.MaxBy(f => f.Worth.Value)!;
        var record = new JsonObject
        {
            { "title", CandidateText.Title(best) },
            { "when_to_use", CandidateText.When(best) },
            { "problem", CandidateText.Problem(best) },
            { "solution_steps", JsonArray.Of(CandidateText.Steps(best)) },
            { "evidence", JsonArray.Of(same.Take(MostPlaces).Select(CandidateText.Evidence).Distinct(StringComparer.Ordinal)) },
            { "kind", Word(best.Kind) },
            { "worth", new JsonNumber(best.Worth.Value.ToString("0.00", CultureInfo.InvariantCulture)) },
            { "reasons", JsonArray.Of(best.Worth.Reasons) },
            { "sessions", best.Sessions },
            { "times", best.Times },
            { "places", new JsonArray(same.Take(MostPlaces).Select(Place)) },
            { "tags", JsonArray.Of(["learned", Word(best.Kind)]) },
        };
        return Finish(record, best.Key, Word(best.Kind), ts);
    }

    /// <summary>A lesson of another memory as a candidate; its provenance is its evidence.</summary>
    public static JsonObject Of(ImportedLesson lesson, string ts) => Finish(
        new JsonObject
        {
            { "title", lesson.Title },
            { "when_to_use", lesson.When },
            { "problem", lesson.Problem },
            { "solution_steps", JsonArray.Of(lesson.Steps) },
            { "evidence", JsonArray.Of([.. lesson.Evidence, $"imported from {lesson.Source}: {lesson.Place}"]) },
            { "kind", Imported },
            { "worth", new JsonNumber(WorthOfImport) },
            { "reasons", JsonArray.Of([$"kept in {lesson.Source}"]) },
            { "sessions", 1 },
            { "times", 1 },
            { "places", new JsonArray([new JsonObject { { "agent", lesson.Source }, { "path", lesson.Place } }]) },
            { "tags", JsonArray.Of(["imported", .. lesson.Tags]) },
        },
        lesson.Key, Imported, ts, lesson.Skill);

    private static JsonObject Finish(JsonObject record, string key, string kind, string ts, string? skill = null)
    {
        var clean = (JsonObject)Redaction.Redact(record);
        if (InjectionScanner.Find(Texts(clean)) is { Count: > 0 } threats)
            clean.Add("flags", JsonArray.Of(threats.Select(t => t.Rule).Distinct(StringComparer.Ordinal)));
        clean.Add("primary_skill", Skill.Normal(skill));
        clean.Add("scope", Scope.Project);
        clean.Add("status", CandidateStatus.Open);
        clean.Add("ts", ts);
        clean.Add("id", Ids.OfCandidate(kind, Redaction.Redact(key)));
        return clean;
    }

    /// <summary>The known candidate with what was found since; null where that is nothing, or where it is decided already.</summary>
    public static JsonObject? Grown(JsonObject known, JsonObject found)
    {
        if ((known.Text("status") ?? CandidateStatus.Open) != CandidateStatus.Open)
            return null;
        var places = Items(known, "places");
        var more = Items(found, "places").Where(p => !places.Exists(k => Same(k, p))).ToList();
        if (more.Count == 0)
            return null;
        List<JsonValue> all = [.. places, .. more];
        var sessions = all.Select(p => (p as JsonObject)?.Text("session") ?? (p as JsonObject)?.Text("path")).Distinct(StringComparer.Ordinal).Count();
        var grown = known.Copy();
        grown.Set("places", new JsonArray(all.Take(MostPlaces)));
        grown.Set("evidence", new JsonArray(Items(known, "evidence").Concat(Items(found, "evidence")).DistinctBy(e => e.AsText).Take(MostPlaces)));
        grown.Set("sessions", Math.Max(sessions, Math.Max(Number(known, "sessions"), Number(found, "sessions"))));
        grown.Set("times", Math.Max(Number(known, "times"), Number(found, "times")) + (Number(found, "times") == Number(known, "times") ? more.Count : 0));
        if (WorthOf(found) > WorthOf(known) || sessions > Number(known, "sessions"))
        {
            var worth = Math.Min(1, Math.Max(WorthOf(found), WorthOf(known)) + (WorthOf(found) > WorthOf(known) ? 0 : 0.1));
            grown.Set("worth", new JsonNumber(worth.ToString("0.00", CultureInfo.InvariantCulture)));
        }

        return grown.Set("ts", found.Text("ts"));
    }

    /// <summary>A candidate's worth, 0–1.</summary>
    public static double WorthOf(JsonObject candidate) =>
        candidate.Find("worth") is JsonNumber number && double.TryParse(number.Raw, CultureInfo.InvariantCulture, out var worth) ? worth : 0;

    public static string Word(FindingKind kind) => kind switch
    {
        FindingKind.Fix => "fix",
        FindingKind.Correction => "correction",
        FindingKind.Failure => "failure",
        _ => "habit",
    };

    private static JsonObject Place(Finding finding)
    {
        var place = new JsonObject
        {
            { "agent", finding.Source.Format.ToString() },
            { "path", finding.Source.Path },
            { "session", finding.Source.SessionId },
            { "at", finding.At },
            { "line", finding.Line },
        };
        if (finding.Time is { } time)
            place.Add("ts", Timestamp.Text(time));
        if (finding.ExitBefore is { } before)
            place.Add("exit_before", before);
        if (finding.ExitAfter is { } after)
            place.Add("exit_after", after);
        return place;
    }

    private static bool Same(JsonValue a, JsonValue b) =>
        a is JsonObject x && b is JsonObject y && (IsLive(x) || IsLive(y) ? IsSameMoment(x, y) : x.Text("path") == y.Text("path") && x.Text("at") == y.Text("at"));

    // A hook knows no number of the call, and its clock is not the transcript's.
    private static bool IsSameMoment(JsonObject a, JsonObject b) =>
        a.Text("session") == b.Text("session") && Timestamp.Find(a.Text("ts")) is { } x && Timestamp.Find(b.Text("ts")) is { } y && (x - y).Duration() < TimeSpan.FromMinutes(2);

    private static bool IsLive(JsonObject place) => place.Text("at") is "";

    private static List<JsonValue> Items(JsonObject record, string key) => (record.Find(key) as JsonArray)?.Items ?? [];

    private static int Number(JsonObject record, string key) =>
        record.Find(key) is JsonNumber number && int.TryParse(number.Raw, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : 1;

    private static IEnumerable<string> Texts(JsonObject record) =>
        new[] { record.Text("title"), record.Text("when_to_use"), record.Text("problem") }.OfType<string>().Concat(record.Texts("solution_steps"));
}
