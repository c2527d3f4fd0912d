using SelfLearning.App.Storage;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning;
using SelfLearning.Core.Learning.Candidates;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Learning;

/// <summary>The candidates of a store.</summary>
internal static class CandidateStore
{
    /// <summary>Adds what was found: a new candidate for each key that is unknown; an open one grows; a decided one stays as it is.</summary>
    /// <returns>How many are new, and how many grew.</returns>
    public static (int Created, int Grown) Add(Workspace work, Store store, IReadOnlyList<Finding> findings)
    {
        var ts = work.Env.Ts;
        return Add(store, [.. findings.GroupBy(f => (f.Kind, f.Key)).Select(g => CandidateRecord.Of([.. g], ts)).DistinctBy(r => r.Text("id"))]);
    }

    /// <summary>The same for candidates that are made already.</summary>
    public static (int Created, int Grown) Add(Store store, IReadOnlyList<JsonObject> records) => records.Count == 0
        ? default
        : store.Locked(folder =>
        {
            var known = Fold.Of(JournalFile.Read(folder, JournalKind.Candidates));
            List<JsonObject> lines = [];
            var created = 0;
            foreach (var record in records)
            {
                if (known.Find(record.Text("id")!) is not { } line)
                {
                    created++;
                    lines.Add(record);
                }
                else if (CandidateRecord.Grown(known.Journal.Body(line.Latest), record) is { } grown)
                {
                    lines.Add(grown);
                }
            }

            Store.Append(folder, (JournalKind.Candidates, lines));
            return (created, lines.Count - created);
        });

    /// <summary>The candidates by worth, newest state each.</summary>
    public static List<JsonObject> All(Store store)
    {
        var fold = Fold.Of(store.Read(JournalKind.Candidates));
        return [.. fold.Items.Select(i => fold.Journal.Body(i.Latest)).OrderByDescending(CandidateRecord.WorthOf).ThenBy(c => c.Text("id"), StringComparer.Ordinal)];
    }

    /// <summary>The candidates of these ids, all of them open.</summary>
    public static IReadOnlyList<JsonObject> Open(Store store, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            throw new UserError("No ids were given.", "Name some; `self-learning candidates` lists them.");
        var all = All(store);
        return [.. ids.Distinct(StringComparer.Ordinal).Select(id => Find(all, id, store)).Select(Undecided)];
    }

    /// <summary>Writes down what became of candidates.</summary>
    public static void Decide(Workspace work, IEnumerable<JsonObject> candidates, string status, Func<JsonObject, string?>? card = null) =>
        work.Project.Locked(folder =>
        {
            List<JsonObject> lines = [.. candidates.Select(c => Decided(c, status, card?.Invoke(c), work.Env.Ts))];
            Store.Append(folder, (JournalKind.Candidates, lines));
            return true;
        });

    private static JsonObject Find(List<JsonObject> all, string id, Store store) =>
        all.Find(c => c.Text("id") == id) ?? throw new UserError(
            $"{id} is not a candidate in {store.Path}. Nothing was changed.",
            Nearest.Find(id, all.Select(c => c.Text("id")!)) is { } near ? $"Did you mean {near}?" : "See `self-learning candidates --all` for the ids that are known.");

    private static JsonObject Undecided(JsonObject candidate) => (candidate.Text("status") ?? CandidateStatus.Open) switch
    {
        CandidateStatus.Open => candidate,
        var status => throw new UserError(
            $"{candidate.Text("id")} was {status} already{(candidate.Text("card_id") is { } card ? $", as {card}" : "")}. Nothing was changed.", "`self-learning candidates` lists the open ones."),
    };

    private static JsonObject Decided(JsonObject candidate, string status, string? card, string ts)
    {
        var line = candidate.Copy().Set("status", status).Set("ts", ts);
        return card is null ? line : line.Set("card_id", card);
    }
}
