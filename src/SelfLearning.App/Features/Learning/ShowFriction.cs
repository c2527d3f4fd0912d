using SelfLearning.App.Features.Recall;
using SelfLearning.Core.Json;
using SelfLearning.Core.Learning.Mining;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Learning;

/// <summary>What keeps failing in this repository, what it costs, and whether a lesson stands against it.</summary>
public static class ShowFriction
{
    /// <summary>A lesson against a failure, and how often the failure came a session before it and since.</summary>
    public sealed record Lesson(string Id, string Title, string Status, double? Before, double? After);

    public sealed record Item(FrictionRow Row, Lesson? Lesson);

    /// <param name="Items">The costliest, after the limit.</param>
    /// <param name="Count">How many failures came more than once.</param>
    /// <param name="Sessions">How many sessions were looked at.</param>
    public sealed record Result(IReadOnlyList<Item> Items, int Count, int Sessions);

    public static Result Run(Workspace work, DateTimeOffset? since, int limit)
    {
        var sessions = SessionScan.Here(work, since, SessionFriction.Of);
        var rows = FrictionRow.Of(sessions);
        var candidates = CandidateStore.All(work.Project).ToDictionary(c => c.Text("id")!, StringComparer.Ordinal);
        var shown = limit == 0 ? rows : [.. rows.Take(limit)];
        return new Result([.. shown.Select(r => new Item(r, LessonFor(work, r, sessions, candidates)))], rows.Count, sessions.Count);
    }

    private static Lesson? LessonFor(Workspace work, FrictionRow row, List<SessionFriction> sessions, Dictionary<string, JsonObject> candidates)
    {
        var situation = new Situation { Error = row.Error, Command = row.Command };
        if (RecallCards.Run(work, new RecallCards.Request(situation, 1, null, RecallCards.All, null)).Items is [var card, ..])
            return Against(row, sessions, card.Id, card.Record.Text("title") ?? "", card.Status, Timestamp.Find(card.Record.Text("ts")));
        return candidates.GetValueOrDefault(Ids.OfCandidate("fix", Redaction.Redact(row.Key))) is { } candidate
            ? new Lesson(candidate.Text("id")!, candidate.Text("title") ?? "", candidate.Text("status") ?? "open", null, null)
            : null;
    }

    private static Lesson Against(FrictionRow row, List<SessionFriction> sessions, string id, string title, string status, DateTimeOffset? since)
    {
        if (since is not { } time)
            return new Lesson(id, title, status, null, null);
        var before = sessions.Count(s => s.Time < time);
        var after = sessions.Count(s => s.Time >= time);
        return new Lesson(id, title, status, Rate(row.Seen.Count(t => t < time), before), Rate(row.Seen.Count(t => t >= time), after));
    }

    private static double? Rate(int times, int sessions) => sessions == 0 ? null : Math.Round((double)times / sessions, 2);
}
