namespace SelfLearning.Core.Learning.Mining;

/// <summary>One failure over all sessions of a repository.</summary>
public sealed record FrictionRow(string Key, string Error, string Command, int Times, int Sessions, int Mended, int Calls, int Tokens, double Minutes, DateTimeOffset? First, DateTimeOffset? Last)
{
    /// <summary>When it was seen, as far as that is known.</summary>
    public IReadOnlyList<DateTimeOffset> Seen { get; init; } = [];

    /// <summary>What came more than once, the costliest first.</summary>
    public static IReadOnlyList<FrictionRow> Of(IEnumerable<SessionFriction> sessions) =>
    [
        .. sessions.SelectMany(s => s.Troubles.Select(t => (s.Session, Trouble: t))).GroupBy(t => t.Trouble.Key, StringComparer.Ordinal)
            .Where(g => g.Count() > 1).Select(g => Row(g.Key, [.. g])).OrderByDescending(r => r.Tokens).ThenByDescending(r => r.Times).ThenBy(r => r.Key, StringComparer.Ordinal),
    ];

    private static FrictionRow Row(string key, List<(string Session, Trouble Trouble)> all)
    {
        var troubles = all.ConvertAll(a => a.Trouble);
        List<DateTimeOffset> seen = [.. troubles.Select(t => t.Time).OfType<DateTimeOffset>().Order()];
        return new FrictionRow(
            key, troubles[^1].Error, troubles[^1].Command, troubles.Count, all.Select(a => a.Session).Distinct(StringComparer.Ordinal).Count(), troubles.Count(t => t.IsMended),
            troubles.Sum(t => t.Calls), troubles.Sum(t => t.Tokens), Math.Round(troubles.Sum(t => t.Minutes), 1), seen.Count > 0 ? seen[0] : null, seen.Count > 0 ? seen[^1] : null) { Seen = seen };
    }
}
