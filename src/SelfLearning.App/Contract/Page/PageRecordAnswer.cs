using System.Globalization;
using SelfLearning.App.Features;
using SelfLearning.App.Features.Index;
using SelfLearning.App.Features.Page;
using SelfLearning.App.Features.Records;
using SelfLearning.Core.Json;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract.Page;

/// <summary>What <c>show</c> answers for one record, and for a card what became of it: the interval of its evidence, its hints, where it stands.</summary>
public static class PageRecordAnswer
{
    private const int MostSignals = 200;

    public static JsonObject Of(Workspace work, ShowRecords.Item item, IReadOnlyList<HintedSession> hints, IReadOnlyList<BackportStatusCheck.Entry> places, StoreOverview overview)
    {
        var shown = (JsonObject)((JsonArray)ShowAnswer.Of(work, [item]).Json.Find("items")!).Items[0]; // One item gives one.
        shown.Set("signals", new JsonArray(item.Signals.TakeLast(MostSignals)));
        shown.Add("signal_count", item.Signals.Count);
        if (item.Kind != JournalKind.Cards.Noun)
            return shown;
        var counts = item.Signals.CountBy(s => s.Text(Keys.Kind) ?? "").ToDictionary(StringComparer.Ordinal);
        var (helped, harmed) = (counts.GetValueOrDefault(SignalKind.AhaHelped), counts.GetValueOrDefault(SignalKind.AhaHarmed));
        shown.Add("outcomes", new JsonObject
        {
            { "shown", counts.GetValueOrDefault(SignalKind.AhaShown) },
            { "used", counts.GetValueOrDefault(SignalKind.AhaUsed) },
            { "helped", helped },
            { "harmed", harmed },
            { "low", Number(Trust.Of(helped, harmed)) },
            // The interval is symmetric: the most that may be true of helped is what is left of the least that is true of harmed.
            { "high", Number(Trust.Of(harmed, helped) is { } against ? 1 - against : null) },
        });
        shown.Add("text_sha256", Consent.TextHash(item.Record));
        shown.Add("approved", Consent.IsGiven(item.Record));
        shown.Add("hints", new JsonArray(hints.Select(s => SessionJson.Of(s, overview))));
        shown.Add("places", new JsonArray(places.Where(e => e.CardId == item.Id).Select(e => new JsonObject
        {
            { "file", e.File }, { "line", e.Line }, { Keys.Status, e.Status }, { Keys.BackportId, e.BackportId },
        })));
        return shown;
    }

    private static JsonValue Number(double? value) => value is { } number ? new JsonNumber(number.ToString("0.###", CultureInfo.InvariantCulture)) : JsonValue.Null;
}
