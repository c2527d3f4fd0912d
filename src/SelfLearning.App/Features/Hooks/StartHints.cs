using SelfLearning.App.Features.Recall;
using SelfLearning.Core.Memory;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Hooks;

/// <summary>What matters in a project before anything is asked: its cards by status, outcomes and age, and what is open. Only the last
/// part of each journal is read, so that a start takes the same time over any store; what was used lately is looked up.</summary>
internal static class StartHints
{
    /// <summary>How many bytes of each journal, from its end, are read.</summary>
    internal const int Tail = 128 << 10;

    private const int Most = 5;
    private const int Spare = 7;

    public static IReadOnlyList<Hint> Of(Workspace work)
    {
        var snapshot = work.Project.LoadTail(Tail);
        var known = from line in snapshot.Cards.ByLatest().Reverse()
                    let card = snapshot.Card(line)
                    where Wanted(card.Status) && !card.IsBackported
                    let counts = snapshot.Evidence.Outcomes(line)
                    select (Hint: new Hint(card.Body, RecallCards.Project, 1, "session start"), Counts: counts);
        var older = from found in RecallCards.Find(work, Older(snapshot), Hints.Patience)
                    let id = found.Record.Text("id")!
                    where found.Store == RecallCards.Project && Wanted(Status.OfCard(found.Record.Text("status"))) && !snapshot.Ledger.Holds(id)
                    select (Hint: new Hint(found.Record, found.Store, 1, "session start"), Counts: Outcomes(snapshot, id));
        return
        [
            .. known.Take(100).Concat(older).OrderByDescending(c => StaticScore.Factor(Of(c.Hint, c.Counts), work.Env.Now)).Select(c => c.Hint)
                .Where(h => CardFlags.Of(h.Record).Count == 0).Take(Most + Spare),
        ];
    }

    /// <summary>What is open, in a line; null where nothing is.</summary>
    public static FencedItem? OpenRecommendations(Workspace work)
    {
        var snapshot = work.Project.LoadTail(Tail);
        var open = snapshot.Recommendations.Items.Select(snapshot.Recommendation).Where(r => Status.IsOpen(r.Status)).OrderByDescending(r => r.Priority).ToList();
        if (open.Count == 0)
            return null;
        var first = open.Find(r => CardFlags.Of(r.Body).Count == 0);
        var count = open.Count == 1 ? "1 open recommendation" : $"{open.Count} open recommendations";
        return first.Line.Id is null
            ? new FencedItem(open[0].Id, count, open[0].Status, RecallCards.Project, [])
            : new FencedItem(first.Id, $"{count}, first: {first.Title}", first.Status, RecallCards.Project, []);
    }

    private static bool Wanted(string status) => !Status.IsPutAside(status) && status != Status.Backported;

    // The cards that signals of late speak for and whose lines lie further back.
    private static List<string> Older(StoreSnapshot snapshot)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < snapshot.Signals.Count; row++)
        {
            var signal = snapshot.Signals.Body(row);
            if (signal.Text("kind") is SignalKind.AhaHelped or SignalKind.AhaUsed && signal.Text("aha_id") is { } id && !snapshot.Cards.Has(id))
                counts[id] = counts.GetValueOrDefault(id) + 1;
        }

        return [.. counts.OrderByDescending(c => c.Value).Take(Most).Select(c => c.Key)];
    }

    private static (int Used, int Helped, int Harmed) Outcomes(StoreSnapshot snapshot, string id) => (
        snapshot.Evidence.Count(id, SignalKind.AhaUsed), snapshot.Evidence.Count(id, SignalKind.AhaHelped), snapshot.Evidence.Count(id, SignalKind.AhaHarmed));

    private static CardFacts Of(Hint hint, (int Used, int Helped, int Harmed) counts) =>
        RecallCard.Of(hint.Record).Facts with { Used = counts.Used, Helped = counts.Helped, Harmed = counts.Harmed };
}
