using SelfLearning.Core.Json;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>Which cards stand in a target now, by what <c>backports.jsonl</c> says.</summary>
public sealed class BackportLedger
{
    private readonly Dictionary<string, JsonObject> latest = new(StringComparer.Ordinal);
    private readonly HashSet<string> standing = new(StringComparer.Ordinal);

    /// <summary>How many lines the journal holds.</summary>
    public int Lines { get; private init; }

    /// <summary>The latest line of every backport, in order of first appearance.</summary>
    public IEnumerable<BackportRecord> Records => latest.Values.Select(b => new BackportRecord(b));

    public static BackportLedger Of(Journal backports)
    {
        var ledger = new BackportLedger { Lines = backports.Count };
        for (var row = 0; row < backports.Count; row++)
            ledger.latest[backports.Id(row)] = backports.Body(row);

        foreach (var backport in ledger.Records)
            ledger.standing.UnionWith(backport.StandingCardIds);
        return ledger;
    }

    /// <summary>How many cards stand somewhere.</summary>
    public int Standing => standing.Count;

    public bool Holds(string cardId) => standing.Contains(cardId);
}
