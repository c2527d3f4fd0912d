using SelfLearning.Core.Agents.Hooks;

namespace SelfLearning.Core.Agents.Receipts;

/// <summary>What an agent's context still holds of us: what was shown since its start, clear or last compaction.</summary>
public static class SessionMemory
{
    /// <summary>The cards that are not to be shown again in this context. A sub-agent has a context of its own.</summary>
    public static IReadOnlySet<string> Seen(IEnumerable<Receipt> session, string? subagent)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in session.Where(r => r.Subagent == subagent))
        {
            if (line.Kind == Receipt.Reset)
                seen.Clear();
            else if (line is { Kind: Receipt.Shown, CardId: { } id })
                seen.Add(id);
        }

        return seen;
    }

    /// <summary>The cards that this session used, latest first: what is worth saying again after a compaction.</summary>
    public static IReadOnlyList<string> Used(IEnumerable<Receipt> session) =>
        [.. session.Where(r => r.Kind is Receipt.Used or Receipt.Helped).Select(r => r.CardId).OfType<string>().Reverse().Distinct(StringComparer.Ordinal)];

    /// <summary>The cards that were said at some moments since the context began: those of the first moment first.</summary>
    public static IReadOnlyList<string> SaidAt(IEnumerable<Receipt> session, IReadOnlyList<Moment> moments)
    {
        var said = new List<(Moment Moment, string Id)>();
        foreach (var line in session.Where(r => r.Subagent is null))
        {
            if (line.Kind == Receipt.Reset)
                said.Clear();
            else if (line is { Kind: Receipt.Shown, Moment: { } moment, CardId: { } id })
                said.Add((moment, id));
        }

        return [.. moments.SelectMany(m => said.Where(s => s.Moment == m)).Select(s => s.Id).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The files with backported cards that the agent read since its context began.</summary>
    public static IReadOnlyList<string> FilesRead(IEnumerable<Receipt> session, string? subagent)
    {
        var files = new List<string>();
        foreach (var line in session.Where(r => r.Subagent == subagent))
        {
            if (line.Kind == Receipt.Reset)
                files.Clear();
            else if (line.Kind == Receipt.Loaded)
                files.AddRange(line.Files);
        }

        return files;
    }

    /// <summary>The line to write first where an event empties the context; null where it does not. A resumed session replays
    /// its transcript with our hints in it, so nothing is emptied. Some hosts only tell that a compaction begins.</summary>
    public static Receipt? ResetBy(HookEvent e, string? ts) => e switch
    {
        { Moment: Moment.AfterCompaction or Moment.BeforeCompaction } => new Receipt(Receipt.Reset) { Ts = ts, Why = "compact", Subagent = e.Subagent },
        { Moment: Moment.SessionStart, Trigger: not "resume" } => new Receipt(Receipt.Reset) { Ts = ts, Why = e.Trigger ?? "start", Subagent = e.Subagent },
        _ => null,
    };
}
