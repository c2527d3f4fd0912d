using SelfLearning.App.Features.Records;
using SelfLearning.App.Features;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Contract;

/// <summary>The signals that were written.</summary>
public static class SignalAnswer
{
    public static Answer Of(Workspace work, WriteSignal.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("written_to", result.WrittenTo);
        json.Add("signal", result.Signal);
        return new Answer(json, output => output.Line(Line(result.Signal)));
    }

    public static Answer Of(Workspace work, UseSignals.Result result)
    {
        var json = work.HeadWithStore();
        json.Add("written_to", work.Project.PathOf(JournalKind.Signals));
        json.Add("signals_written", new JsonArray(result.Written));
        json.Add("invalid_ids", InvalidIds(result));
        json.Add("errors", Errors(result));
        return new Answer(json, output =>
        {
            foreach (var signal in result.Written)
                output.Line(Line(signal));
            foreach (var (id, prefix) in result.InvalidIds)
                output.Line($"Left out: {id} does not begin with {prefix}.");
        });
    }

    internal static JsonArray InvalidIds(UseSignals.Result result) => new(result.InvalidIds.Select(i => new JsonObject { { Keys.Id, Redacted.Text(i.Id) }, { "expected_prefix", i.Prefix } }));

    internal static JsonArray Errors(UseSignals.Result result) => new(result.UnknownIds.Select(i => new JsonObject { { Keys.Id, Redacted.Text(i) }, { "error", "unknown id" } }));

    private static string Line(JsonObject signal) => Line(new SignalRecord(signal));

    private static string Line(SignalRecord signal) => $"{signal.Kind} written for {signal.Subject}.";
}
