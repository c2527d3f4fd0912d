using SelfLearning.Core.Agents.Commands;
using SelfLearning.Core.Agents.Hooks;

namespace SelfLearning.Core.Agents.Receipts;

/// <summary>
/// Tells from a session's receipts and its next event what a hint came to. Being shown is not evidence. A failed command that a card fits, shown for
/// it or known already, is a case. The card <b>helped</b> when, after that, a command or file that its steps name was used, and then that same
/// command (see <see cref="CommandForm"/>) succeeded, by the host's own word, in the same session. If it failed again so that the card still fits,
/// the case is one <b>against</b> the card; two sessions with such a case and no help between them, or a person, make it harmed. If it succeeded
/// without the advice, the case is settled. All else is nothing.
/// </summary>
public static class Outcomes
{
    /// <summary>The lines to append for an event: <see cref="Receipt.Used"/>, <see cref="Receipt.Helped"/>, <see cref="Receipt.Against"/>,
    /// <see cref="Receipt.Settled"/>. A <c>helped</c> line is worth one <c>aha_helped</c> signal.</summary>
    /// <param name="session">The session's receipts.</param>
    /// <param name="e">What happened.</param>
    /// <param name="fits">The cards that fit the failure, where it is one.</param>
    /// <param name="ts">The time for the lines.</param>
    public static IReadOnlyList<Receipt> Of(IReadOnlyList<Receipt> session, HookEvent e, IReadOnlySet<string> fits, string? ts)
    {
        if (e.Moment is not (Moment.AfterTool or Moment.AfterFailure) || (e.Command is null && e.Files.Count == 0))
            return [];

        var ran = CommandForm.Of(e.Command);
        var lines = new List<Receipt>();
        foreach (var card in session.Where(r => r.CardId is not null).GroupBy(r => r.CardId!, StringComparer.Ordinal))
        {
            var past = card.ToList();
            if (past.Exists(r => r.Kind == Receipt.Helped))
                continue;
            var cases = OpenCases(past).Select(c => Next(c, ran, e, fits.Contains(card.Key)) is { } kind ? Line(kind, c.Hint) : null).OfType<Receipt>().ToList();
            // One event is one outcome of a card: the best of its cases.
            if ((cases.Find(l => l.Kind == Receipt.Helped) ?? cases.Find(l => l.Kind == Receipt.Used)) is { } best)
                lines.Add(best);
            else
                lines.AddRange(cases);
        }

        return lines;

        Receipt Line(string kind, Receipt hint) => new(kind) { Ts = ts, CardId = hint.CardId, Moment = e.Moment, Subagent = e.Subagent, Failed = hint.Failed };
    }

    /// <summary>The lines for a failure that cards fit which the agent knows already; a case that is open is not opened again.</summary>
    public static IReadOnlyList<Receipt> Cases(IReadOnlyList<Receipt> session, HookEvent e, IEnumerable<(string Id, IReadOnlyList<string> Steps)> known, string? ts)
    {
        if (e.Moment != Moment.AfterFailure || CommandForm.Of(e.Command).Steps.Count == 0)
            return [];
        return
        [
            .. from card in known
               let line = Receipt.Of(Receipt.Fits, e, ts, card.Id, card.Steps)
               where !OpenCases(session.Where(r => r.CardId == card.Id).ToList()).Exists(c => c.Hint.Failed.SequenceEqual(line.Failed))
               select line,
        ];
    }

    /// <summary>The cards with two independent cases against them: in two sessions or more the advice was taken, the command failed again, and
    /// nowhere did it help.</summary>
    public static IReadOnlyList<string> Harmed(IEnumerable<IReadOnlyList<Receipt>> sessions)
    {
        var cases = new Dictionary<string, int>(StringComparer.Ordinal);
        var helped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var session in sessions)
        {
            foreach (var id in session.Where(r => r.Kind == Receipt.Against).Select(r => r.CardId).OfType<string>().Distinct(StringComparer.Ordinal))
                cases[id] = cases.GetValueOrDefault(id) + 1;
            helped.UnionWith(session.Where(r => r.Kind == Receipt.Helped).Select(r => r.CardId).OfType<string>());
        }

        return [.. cases.Where(c => c.Value >= 2 && !helped.Contains(c.Key)).Select(c => c.Key).Order(StringComparer.Ordinal)];
    }

    // The last line that opened each case, unless something ended it; and whether the advice was used since.
    private static List<(Receipt Hint, bool Used)> OpenCases(List<Receipt> past)
    {
        var open = new List<(Receipt Hint, bool Used)>();
        foreach (var line in past.Where(r => r.Failed.Count > 0))
        {
            var at = open.FindIndex(c => c.Hint.Failed.SequenceEqual(line.Failed));
            if (line.Kind is Receipt.Shown or Receipt.Fits && at < 0)
                open.Add((line, false));
            else if (line.Kind is Receipt.Against or Receipt.Settled && at >= 0)
                open.RemoveAt(at);
            else if (line.Kind == Receipt.Used)
                open = [.. open.Select(c => c with { Used = true })];
        }

        return open;
    }

    private static string? Next((Receipt Hint, bool Used) open, CommandForm ran, HookEvent e, bool fits)
    {
        var (hint, used) = open;
        // "advice && the command" in one line is both at once.
        var usedNow = IsUse(hint, ran, e);
        return (ran.Covers(hint.Failed), e.Outcome) switch
        {
            (true, ToolOutcome.Succeeded) when ran.Proves(hint.Failed) => used || usedNow ? Receipt.Helped : Receipt.Settled,
            (true, ToolOutcome.Failed) when used && fits => Receipt.Against,
            // An advised command that itself failed has not been used to any effect.
            (false, not ToolOutcome.Failed and not ToolOutcome.LooksFailed) when usedNow && !used => Receipt.Used,
            _ => null,
        };
    }

    private static bool IsUse(Receipt hint, CommandForm ran, HookEvent e) =>
        hint.Commands.Any(ran.Uses)
        || hint.Files.Any(named => (!OnlyReads.Tool(e.ToolName) && e.Files.Any(file => IsSameFile(file, named))) || ran.Written.Any(file => IsSameFile(file, named))
            // The failed command itself may name the file; to run it again is no use of it.
            || ran.Steps.Any(s => !OnlyReads.Step(s) && Mentions(s, named) && !hint.Failed.Contains(Fingerprint.Of(s))));

    private static bool IsSameFile(string path, string named)
    {
        path = path.Replace('\\', '/');
        return path == named || path.EndsWith("/" + named.TrimStart('/'), StringComparison.Ordinal);
    }

    private static bool Mentions(string step, string named) => step.Split(' ').Skip(1).Any(word => IsSameFile(word, named));
}
