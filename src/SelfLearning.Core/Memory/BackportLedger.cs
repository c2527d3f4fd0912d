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
    public IEnumerable<JsonObject> Latest => latest.Values;

    public static BackportLedger Of(Journal backports)
    {
        var ledger = new BackportLedger { Lines = backports.Count };
        for (var row = 0; row < backports.Count; row++)
            ledger.latest[backports.Id(row)] = backports.Body(row);

        foreach (var backport in ledger.latest.Values)
        {
            if (backport.Find("applied") is JsonBool { Value: true } && backport.Find("removed") is not JsonBool { Value: true })
                ledger.standing.UnionWith(backport.Find("result_card_ids") is JsonArray ? backport.Texts("result_card_ids") : backport.Texts("requested_card_ids"));
        }

        return ledger;
    }

    /// <summary>How many cards stand somewhere.</summary>
    public int Standing => standing.Count;

    public bool Holds(string cardId) => standing.Contains(cardId);
}
