using SelfLearning.Core.Json;

namespace SelfLearning.Core.Records;

/// <summary>New signals, in the order of keys that the journals have.</summary>
public static class SignalRecord
{
    /// <summary>A signal for a card (<c>aha_…</c>) or a recommendation (<c>rec_…</c>).</summary>
    public static JsonObject New(string ts, string kind, string source, string id, string? context = null)
    {
        var signal = new JsonObject
        {
            { "ts", ts },
            { "kind", kind },
            { "source", source },
            { SignalKind.Prefix(kind) == Ids.Recommendation ? "rec_id" : "aha_id", id },
        };
        if (!string.IsNullOrEmpty(context))
            signal.Add("context", context);
        signal.Add("id", Ids.OfSignal(signal));
        return signal;
    }
}
