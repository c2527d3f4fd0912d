using SelfLearning.Core.Text;
using SelfLearning.Core.Records;

namespace SelfLearning.Core.Agents.Install;

/// <summary>What the install ledger says of files: what was written there, for whom, and the way back.</summary>
public sealed class InstallLedger(IReadOnlyList<LedgerLine> lines)
{
    public IReadOnlyList<LedgerLine> Lines => lines;

    /// <summary>Whether a path was ever written to by <c>install</c>.</summary>
    public bool Knows(string path) => Installs(path).Any();

    /// <summary>Whether bytes with this hash are ones that <c>install</c> wrote to a path.</summary>
    public bool Wrote(string path, string? hash) => hash is not null && Installs(path).Any(l => l.After == hash);

    /// <summary>The agents for which a path was installed and not yet uninstalled.</summary>
    public IReadOnlyList<string> AgentsOf(string path)
    {
        var agents = new List<string>();
        foreach (var line in lines.Where(l => l.Path == path))
        {
            if (line.Action == LedgerLine.Install)
                agents.AddRange(line.Agents.Except(agents, StringComparer.Ordinal).ToList());
            else
                agents.RemoveAll(line.Agents.Contains);
        }

        return agents;
    }

    /// <summary>The folders that were made for a path.</summary>
    public IReadOnlyList<string> FoldersOf(string path) => [.. Installs(path).SelectMany(l => l.Folders).Distinct(StringComparer.Ordinal)];

    /// <summary>A text taken back install by install, the latest first, as far as the ledger's hashes prove each step. Null where the last step is to
    /// before there was a file.</summary>
    public string? Unwind(string path, string text)
    {
        string? now = text;
        foreach (var line in Installs(path).Reverse())
        {
            // A line whose file was never changed, or which lies behind a foreign change, does not fit and is passed by.
            if (now is null || line.After != Hash(now) || line.After == line.Before || line.Splices?.Undo(now) is not { } undone)
                continue;
            if (line.Before is null ? undone.Length == 0 : Hash(undone) == line.Before)
                now = line.Before is null ? null : undone;
        }

        return now;
    }

    private IEnumerable<LedgerLine> Installs(string path) => lines.Where(l => l.Path == path && l.Action == LedgerLine.Install);

    private static string Hash(string text) => Sha256.Hex(FileText.Encode(text));
}
