using SelfLearning.Core.Agents.Commands;
using SelfLearning.Core.Agents.Hooks;

namespace SelfLearning.Core.Agents.Receipts;

/// <summary>
/// Tells from a session's receipts and its next event what a hint came to. Being shown is not evidence. A card <b>helped</b> when, after
/// it was shown for a failed command, a command or file that its steps name was used, and then that same command (see
/// <see cref="CommandForm"/>) succeeded, by the host's own word, in the same session. If it failed again instead, that is one case <b>against</b>
/// the card; two sessions with such a case and no help between them, or a person, make it harmed. All else is nothing.
/// </summary>
public static class Outcomes
{
    /// <summary>The lines to append for an event: <see cref="Receipt.Used"/>, <see cref="Receipt.Helped"/>, <see cref="Receipt.Against"/>.
    /// A <c>helped</c> line is worth one <c>aha_helped</c> signal.</summary>
    public static IReadOnlyList<Receipt> Of(IReadOnlyList<Receipt> session, HookEvent e, string? ts)
    {
        if (e.Moment is not (Moment.AfterTool or Moment.AfterFailure) || (e.Command is null && e.Files.Count == 0))
            return [];

        var ran = CommandForm.Of(e.Command);
        return
        [
            .. from card in session.Where(r => r is { Kind: Receipt.Shown, CardId: not null, Failed.Count: > 0 }).GroupBy(r => r.CardId!, StringComparer.Ordinal)
               let hint = card.Last()
               let past = session.Where(r => r.CardId == card.Key).ToList()
               let kind = Next(hint, past, ran, e)
               where kind is not null
               select new Receipt(kind) { Ts = ts, CardId = card.Key, Moment = e.Moment, Subagent = e.Subagent, Failed = hint.Failed },
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

    private static string? Next(Receipt hint, List<Receipt> past, CommandForm ran, HookEvent e)
    {
        if (past.Any(r => r.Kind == Receipt.Helped))
            return null;

        var used = past.Any(r => r.Kind == Receipt.Used);
        var again = ran.Covers(hint.Failed);
        // "advice && the command" in one line is both at once.
        var usedNow = IsUse(hint, ran, e);
        return (again, e.Outcome) switch
        {
            (true, ToolOutcome.Succeeded) when (used || usedNow) && ran.ExitIsItsOwn => Receipt.Helped,
            (true, ToolOutcome.Failed) when used && !past.Any(r => r.Kind == Receipt.Against) => Receipt.Against,
            // An advised command that itself failed has not been used to any effect.
            (false, not ToolOutcome.Failed and not ToolOutcome.LooksFailed) when usedNow && !used => Receipt.Used,
            _ => null,
        };
    }

    private static bool IsUse(Receipt hint, CommandForm ran, HookEvent e) =>
        hint.Commands.Any(ran.Uses) || hint.Files.Any(named => e.Files.Any(file => IsSameFile(file, named)) || ran.Steps.Any(s => Mentions(s, named)));

    private static bool IsSameFile(string path, string named)
    {
        path = path.Replace('\\', '/');
        return path == named || path.EndsWith("/" + named.TrimStart('/'), StringComparison.Ordinal);
    }

    private static bool Mentions(string step, string named) => step.Split(' ').Skip(1).Any(word => IsSameFile(word, named));
}
