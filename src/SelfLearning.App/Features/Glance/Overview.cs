using SelfLearning.App.Features.Hooks;
using SelfLearning.App.Features.Learning;
using SelfLearning.App.Features.Recall;
using SelfLearning.App.Features.Review;
using SelfLearning.Core.Records;
using SelfLearning.Core.Review;

namespace SelfLearning.App.Features.Glance;

/// <summary>What a person wants to know who only types the program's name: what the memory holds here, what helped lately, what is open.</summary>
public static class Overview
{
    private const int Tail = 256 << 10;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <param name="Review">What is open.</param>
    /// <param name="Candidates">How many candidates wait for a decision.</param>
    /// <param name="Helped">Cards that helped in the last seven days, the most helpful first, and how often.</param>
    /// <param name="HooksAreOff">Whether somebody turned hooks off here.</param>
    public sealed record Result(ReviewStore.Result Review, int Candidates, IReadOnlyList<(string Title, int Times)> Helped, bool HooksAreOff);

    public static Result Run(Workspace work) => new(
        ReviewStore.Run(work, new ReviewRequest(), includeGlobal: true), ListCandidates.Run(work, all: false, kind: null, limit: 0).Open, Helped(work), HookSwitch.IsOff(work));

    private static IReadOnlyList<(string, int)> Helped(Workspace work)
    {
        var signals = work.Project.LoadTail(Tail).Signals;
        var counts = Enumerable.Range(0, signals.Count).Select(row => new SignalRecord(signals.Body(row)))
            .Where(s => s.Kind == SignalKind.AhaHelped && Timestamp.Find(s.Body.Text(Keys.Ts)) >= work.Env.Now - Lately)
            .GroupBy(s => s.Subject ?? "").ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return counts.Count == 0
            ? []
            : [.. RecallCards.Find(work, [.. counts.Keys], Tail).Select(f => (f.Record.Text(Keys.Title) ?? "", counts[f.Record.Text(Keys.Id)!])).OrderByDescending(c => c.Item2).Take(3)];
    }
}
