using SelfLearning.App.Features.Index;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;

namespace SelfLearning.App.Features.Records;

/// <summary>Says that cards and recommendations were used.</summary>
public static class UseSignals
{
    public sealed record Result(
        IReadOnlyList<JsonObject> Written,
        IReadOnlyList<JsonObject> ToProject,
        IReadOnlyList<JsonObject> ToGlobal,
        IReadOnlyList<(string Id, string Prefix)> InvalidIds,
        IReadOnlyList<string> UnknownIds);

    public static Result Run(Workspace work, IReadOnlyList<string> cards, IReadOnlyList<string> recommendations, string source, string? context)
    {
        if (cards.Count + recommendations.Count == 0)
            throw new UserError("No ids were given.", "Name some with --aha or --rec.");
        var snapshot = work.Project.Load();
        var global = new Lazy<Core.Memory.StoreSnapshot>(work.Global.Load);
        var plan = Plan(cards, recommendations, work.Env.Ts, Redacted.Text(source)!, Redacted.Text(context), snapshot.Knows, id => global.Value.Knows(id));
        if (plan.UnknownIds.Count > 0)
            throw new UserError($"Unknown: {string.Join(", ", plan.UnknownIds)}. Nothing was written.", "See `self-learning list` for the ids that are known.");
        Write(work, plan.ToProject, plan.ToGlobal);
        return plan;
    }

    /// <summary>The signals to write. A card that only the machine's store knows gets its signal there.</summary>
    public static Result Plan(
        IReadOnlyList<string> cards, IReadOnlyList<string> recommendations, string ts, string source, string? context,
        Func<string, bool> inProject, Func<string, bool> inGlobal)
    {
        List<JsonObject> written = [], toProject = [], toGlobal = [];
        List<(string, string)> invalid = [];
        List<string> unknown = [];
        foreach (var (id, prefix, kind) in cards.Select(c => (c, Ids.Card, SignalKind.AhaUsed)).Concat(recommendations.Select(r => (r, Ids.Recommendation, SignalKind.RecUsed))).Distinct())
        {
            if (!id.StartsWith(prefix, StringComparison.Ordinal))
            {
                invalid.Add((id, prefix));
                continue;
            }

            var home = inProject(id) ? toProject : inGlobal(id) ? toGlobal : null;
            if (home is null)
            {
                unknown.Add(id);
                continue;
            }

            var signal = SignalRecord.New(ts, kind, source, id, context);
            written.Add(signal);
            home.Add(signal);
        }

        return new Result(written, toProject, toGlobal, invalid, unknown);
    }

    public static void Write(Workspace work, IReadOnlyList<JsonObject> toProject, IReadOnlyList<JsonObject> toGlobal)
    {
        Write(work, work.Project, toProject);
        Write(work, work.Global, toGlobal);
    }

    private static void Write(Workspace work, Store store, IReadOnlyList<JsonObject> signals)
    {
        if (signals.Count == 0)
            return;
        store.Append(JournalKind.Signals, signals);
        RefreshIndex.Of(work, store);
    }
}
