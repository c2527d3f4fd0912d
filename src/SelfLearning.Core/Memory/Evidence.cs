using System.Text;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Memory;

/// <summary>The signals of every card and recommendation, counted by kind in one pass over the journal.</summary>
public sealed class Evidence
{
    private static readonly byte[][] Kinds = [.. SignalKind.All.Select(Encoding.ASCII.GetBytes)];
    private static readonly int[] None = new int[SignalKind.All.Count];

    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);

    /// <summary>How many lines the journal of signals holds.</summary>
    public int Lines { get; private init; }

    public static Evidence Of(Journal signals)
    {
        var evidence = new Evidence { Lines = signals.Count };
        for (var row = 0; row < signals.Count; row++)
        {
            var kind = KindOf(signals, row);
            evidence.Count(signals.Text(row, Field.AhaId), kind);
            evidence.Count(signals.Text(row, Field.RecId), kind);
        }

        return evidence;
    }

    /// <summary>How often a kind of signal was written for an id.</summary>
    public int Count(string id, string kind)
    {
        var at = Index(kind);
        return at < 0 ? 0 : counts.GetValueOrDefault(id, None)[at];
    }

    /// <summary>All counts of an id, in the order of <see cref="SignalKind.All"/>.</summary>
    public ReadOnlySpan<int> Counts(string id) => counts.GetValueOrDefault(id, None);

    /// <summary>Whether anything at all was written for an id, of a known kind or not.</summary>
    public bool Any(string id) => counts.ContainsKey(id);

    private static int KindOf(Journal signals, int row)
    {
        var plain = signals.Plain(row, Field.Kind);
        for (var i = 0; i < Kinds.Length; i++)
        {
            if (plain.SequenceEqual(Kinds[i]))
                return i;
        }

        return plain.IsEmpty && signals.Text(row, Field.Kind) is { } text ? Index(text) : -1;
    }

    private static int Index(string kind)
    {
        for (var i = 0; i < SignalKind.All.Count; i++)
        {
            if (SignalKind.All[i] == kind)
                return i;
        }

        return -1;
    }

    private void Count(string? id, int kind)
    {
        if (string.IsNullOrEmpty(id))
            return;
        if (!counts.TryGetValue(id, out var byKind))
            counts.Add(id, byKind = new int[SignalKind.All.Count]);
        if (kind >= 0)
            byKind[kind]++;
    }
}
