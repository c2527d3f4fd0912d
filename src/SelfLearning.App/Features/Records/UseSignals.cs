using SelfLearning.App.Features.Index;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Says that cards and recommendations were used.</summary>
public static class UseSignals
{
    public sealed record Result(IReadOnlyList<JsonObject> Written, IReadOnlyList<(string Id, string Prefix)> InvalidIds, IReadOnlyList<string> UnknownIds)
    {
        /// <summary>The signals by the store that they go to.</summary>
        internal IReadOnlyDictionary<Store, List<JsonObject>> ByStore { get; init; } = new Dictionary<Store, List<JsonObject>>();
    }

    public static Result Run(Workspace work, IReadOnlyList<string> cards, IReadOnlyList<string> recommendations, string source, string? context)
    {
        if (cards.Count + recommendations.Count == 0)
            throw new UserError("No ids were given.", "Name some with --aha or --rec.");
        var plan = Plan(work, cards, recommendations, source, context);
        if (plan.UnknownIds.Count > 0)
            throw new UserError($"Unknown: {string.Join(", ", plan.UnknownIds)}. Nothing was written.", "See `self-learning list` for the ids that are known.");
        foreach (var (store, signals) in plan.ByStore)
        {
            store.Append(JournalKind.Signals, signals);
            RefreshIndex.Of(work, store);
        }

        return plan;
    }

    private static Result Plan(Workspace work, IReadOnlyList<string> cards, IReadOnlyList<string> recommendations, string source, string? context)
    {
        using var stores = work.Stores.Open();
        return Plan(cards, recommendations, work.Env.Ts, Redacted.Text(source)!, Redacted.Text(context), id => stores.Find(s => s.Knows(id)));
    }

    /// <summary>The signals to write, each to the nearest store that knows its id.</summary>
    internal static Result Plan(IReadOnlyList<string> cards, IReadOnlyList<string> recommendations, string ts, string source, string? context, Func<string, Store?> home)
    {
        List<JsonObject> written = [];
        var byStore = new Dictionary<Store, List<JsonObject>>();
        List<(string, string)> invalid = [];
        List<string> unknown = [];
        foreach (var (id, prefix, kind) in cards.Select(c => (c, Ids.Card, SignalKind.AhaUsed)).Concat(recommendations.Select(r => (r, Ids.Recommendation, SignalKind.RecUsed))).Distinct())
        {
            if (!id.StartsWith(prefix, StringComparison.Ordinal))
            {
                invalid.Add((id, prefix));
            }
            else if (home(id) is { } store)
            {
                var signal = SignalRecord.New(ts, kind, source, id, context);
                written.Add(signal);
                if (!byStore.TryGetValue(store, out var signals))
                    byStore.Add(store, signals = []);
                signals.Add(signal);
            }
            else
            {
                unknown.Add(id);
            }
        }

        return new Result(written, invalid, unknown) { ByStore = byStore };
    }
}
