using System.Security.Cryptography;
using System.Text;
using SelfLearning.Core.Learning;
using SelfLearning.Core.Learning.Mining;
using SelfLearning.Core.Transcripts;

namespace SelfLearning.Bench.Learn;

/// <summary>A session with what was found in it and what the annotator says.</summary>
internal sealed record LabelledSession(string Name, string Repository, Transcript Read, SessionFindings Found, IReadOnlyList<Label> Labels)
{
    public string Format => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Whether rules may be tuned on it. By the hash of its name; of Codex, which the halves would share unevenly, more than half.</summary>
    public bool IsForTuning
    {
        get
        {
            // Not for security: a fixed split that nobody can choose.
#pragma warning disable CA5350
            var hash = SHA1.HashData(Encoding.UTF8.GetBytes(Name));
#pragma warning restore CA5350
            return hash[0] % 2 == 0 || (Format == "codex" && hash[1] % 2 == 0);
        }
    }

    /// <summary>How many fixes were found, how many of the labels of worth they hit (one to one, nearest first, within one call), and how many labels there are.</summary>
    public Score Fixes()
    {
        var found = Calls(FindingKind.Fix);
        var gold = Labels.Where(l => l is { Kind: "fix", Worth: >= 1, Call: not null }).Select(l => l.Call!.Value).ToList();
        var pairs = (from f in found from g in gold where Math.Abs(f - g) <= 1 orderby Math.Abs(f - g), f, g select (f, g)).ToList();
        var usedFound = new HashSet<int>();
        var usedGold = new HashSet<int>();
        foreach (var (f, g) in pairs.Where(p => !usedFound.Contains(p.f) && !usedGold.Contains(p.g)))
        {
            usedFound.Add(f);
            usedGold.Add(g);
        }

        return new Score(usedGold.Count, found.Count, gold.Count);
    }

    public Score Corrections()
    {
        var found = Found.Findings.Where(f => f.Kind == FindingKind.Correction).Select(f => f.At).ToHashSet(StringComparer.Ordinal);
        var gold = Labels.Where(l => l is { Kind: "correction", Worth: >= 1 }).Select(l => l.At).ToHashSet(StringComparer.Ordinal);
        return new Score(gold.Count(found.Contains), found.Count, gold.Count);
    }

    /// <summary>How many of the calls that must not become lessons were called a fix, and how many there are.</summary>
    public (int Hit, int All) Negatives()
    {
        var negatives = Labels.Where(l => l is { Kind: "negative", Call: not null }).Select(l => l.Call!.Value).ToHashSet();
        return (Calls(FindingKind.Fix).Count(negatives.Contains), negatives.Count);
    }

    /// <summary>Whether the annotator gave worth to what was found there.</summary>
    public bool IsWorthy(Finding finding) => finding.Kind == FindingKind.Correction
        ? Labels.Any(l => l is { Kind: "correction", Worth: >= 1 } && l.At == finding.At)
        : int.TryParse(finding.At, out var at) && Labels.Any(l => l is { Kind: "fix" or "repeat", Worth: >= 1, Call: not null } && Math.Abs(l.Call!.Value - at) <= 1);

    private List<int> Calls(FindingKind kind) =>
        [.. Found.Findings.Where(f => f.Kind == kind).Select(f => int.Parse(f.At, System.Globalization.CultureInfo.InvariantCulture)).Distinct()];
}
