using SelfLearning.Core.Agents.Commands;
using SelfLearning.App.Features.Recall;
using System.Globalization;
using System.Text;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Agents.Receipts;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;

namespace SelfLearning.App.Features.Hooks;

/// <summary>The cards that a moment calls for, best first, before it is seen which of them the session knows already.</summary>
internal static class Hints
{
    /// <summary>How many bytes of journals a hook reads for its answer; beyond it the index is brought up behind its back.</summary>
    internal const long Patience = 1 << 20;

    // Those that are known already, or wait for a person, are passed over. Reading a card and looking for threats in it costs 0.2 ms.
    private const int Spare = 3;

    private const int MostAgain = 8;

    // Of a longer record, what was said long ago cannot be looked for in time.
    private const int MostRecord = 8 << 20;

    private static readonly Moment[] AnyMoment = [Moment.AfterFailure, Moment.AfterCompaction, Moment.Prompt, Moment.BeforeTool, Moment.SessionStart];

    // A log's beginning and end tell what went wrong.
    private const int MostText = 8 << 10;

    public static IReadOnlyList<Hint> Of(Workspace work, HookEvent e, IReadOnlyList<Receipt> session) => e.Moment switch
    {
        Moment.SessionStart when e.IsResume => Again(work, Lost(work, e, session), "said before"),
        Moment.SessionStart when e.Prompt is not null => [.. Recalled(work, e, new Situation { Prompt = Ends(e.Prompt) }, null).Concat(AtStart(work)).DistinctBy(h => h.Id)],
        Moment.SessionStart => AtStart(work),
        Moment.AfterCompaction => Again(work, Used(work, session), "used in this session"),
        Moment.SubagentStart => Again(work, [.. SessionMemory.Used(session), .. Shown(session)], "of the session's work"),
        Moment.Prompt when e.Prompt is not null => Recalled(work, e, new Situation { Prompt = Ends(e.Prompt) }, null),
        Moment.AfterFailure when e.Error is not null => Recalled(work, e, new Situation { Error = Ends(e.Error), Command = Ends(e.Command), Files = e.Files }, null),
        Moment.BeforeTool when e.Command is not null => Traps(work, e),
        _ => [],
    };

    /// <summary>What matters before anything was asked.</summary>
    public static IReadOnlyList<Hint> AtStart(Workspace work) => StartHints.Of(work);

    private static List<Hint> Recalled(Workspace work, HookEvent e, Situation situation, double? minFit)
    {
        var limit = MomentBudget.Of(e.Moment).Cards + Spare;
        return
        [
            .. from item in RecallCards.Run(work, new RecallCards.Request(situation, limit, null, RecallCards.All, minFit, Patience: Patience)).Items
               where item.Flagged.Count == 0
               select new Hint(item.Record, item.Store, item.Fit, string.Create(CultureInfo.InvariantCulture, $"fit {item.Fit:0.00}{(item.Signature ? ", error signature" : "")}")),
        ];
    }

    private static List<Hint> Traps(Workspace work, HookEvent e)
    {
        var command = CommandForm.Of(e.Command);
        return [.. Recalled(work, e, new Situation { Command = Ends(e.Command) }, CommandTrap.LeastFit).Where(h => CommandTrap.IsFor(h.Record, command)).Select(h => h with { Why = "trap, " + h.Why })];
    }

    private static List<Hint> Again(Workspace work, IReadOnlyList<string> ids, string why) =>
        [.. RecallCards.Find(work, [.. ids.Distinct(StringComparer.Ordinal).Take(MostAgain)], Patience).Select(c => new Hint(c.Record, c.Store, 1, why))];

    // A record of the session that the host makes its context from again tells itself what is still in it.
    private static IReadOnlyList<string> Lost(Workspace work, HookEvent e, IReadOnlyList<Receipt> session)
    {
        if (e.Agent.Records is not { } place || e.Transcript is not { } path || HostRecord.FindTail(work, place, path, MostRecord) is not { } record)
            return SessionMemory.SaidAt(session, e.Agent.ForgetsAtResume);
        return record.Length == MostRecord ? [] : [.. SessionMemory.SaidAt(session, AnyMoment).Where(id => record.AsSpan().IndexOf(Encoding.UTF8.GetBytes(id)) < 0)];
    }

    private static IEnumerable<string> Shown(IReadOnlyList<Receipt> session) =>
        session.Where(r => r.Kind == Receipt.Shown && r.Moment != Moment.SessionStart).Select(r => r.CardId).OfType<string>().Reverse();

    // What the agent itself said to have used has no session, only a time.
    private static List<string> Used(Workspace work, IReadOnlyList<Receipt> session)
    {
        var used = SessionMemory.Used(session).ToList();
        if (session.Count > 0 && Timestamp.Find(session[0].Ts) is { } began)
        {
            var signals = work.Project.LoadTail(StartHints.Tail).Signals;
            for (var row = signals.Count - 1; row >= 0; row--)
            {
                var signal = signals.Body(row);
                if (signal.Text("kind") == SignalKind.AhaUsed && Timestamp.Find(signal.Text("ts")) >= began && signal.Text("aha_id") is { } id)
                    used.Add(id);
            }
        }

        return used;
    }

    private static string? Ends(string? text) =>
        text is null || text.Length <= MostText ? text : string.Concat(text.AsSpan(0, MostText / 2), "\n", text.AsSpan(text.Length - (MostText / 2)));
}
