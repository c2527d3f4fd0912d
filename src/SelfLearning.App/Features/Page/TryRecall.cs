using SelfLearning.App.Features.Hooks;
using SelfLearning.App.Features.Recall;
using SelfLearning.Core.Agents;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Safety;

namespace SelfLearning.App.Features.Page;

/// <summary>What each agent would be shown in a situation, without showing it to any: nothing is noted.</summary>
public static class TryRecall
{
    private const int Candidates = 12;

    /// <summary>What an agent's hook would say.</summary>
    /// <param name="Agent">The agent.</param>
    /// <param name="Event">Its name for the moment; null where it has none.</param>
    /// <param name="Text">What its model would read; null for silence.</param>
    /// <param name="Cards">The cards in it.</param>
    /// <param name="Why">Why nothing is said; null where something is.</param>
    public sealed record Told(AgentRow Agent, string? Event, string? Text, IReadOnlyList<string> Cards, string? Why);

    /// <param name="Moment">The moment of which the situation tells.</param>
    /// <param name="Asked">The best cards, those below the threshold too.</param>
    /// <param name="Threshold">The fit from which a hook speaks.</param>
    /// <param name="Agents">What each agent's hook would say.</param>
    public sealed record Result(Moment Moment, RecallCards.Result Asked, double Threshold, IReadOnlyList<Told> Agents);

    public static Result Run(Workspace work, Situation situation)
    {
        // Whoever asks gets all that is related; the page shows where the threshold lies.
        var asked = RecallCards.Run(work, new RecallCards.Request(situation, Candidates, null, RecallCards.All, MinFit: 0, Gate.Asked));
        var moment = MomentOf(situation);
        List<Told> agents = [.. AgentTable.All.Select(agent => Of(work, agent, moment, situation))];
        return new Result(moment, asked, moment == Moment.BeforeTool ? Core.Agents.Commands.CommandTrap.LeastFit : Fit.Threshold(situation.Kind), agents);
    }

    private static Moment MomentOf(Situation situation) =>
        situation.Error is not null ? Moment.AfterFailure : situation.Command is not null ? Moment.BeforeTool : Moment.Prompt;

    private static Told Of(Workspace work, AgentRow agent, Moment moment, Situation situation)
    {
        // A failed call may come under the event of every call.
        var row = agent.Events.FirstOrDefault(e => e.Moment == moment && e.Answer != AnswerShape.None)
            ?? (moment == Moment.AfterFailure ? agent.Events.FirstOrDefault(e => e.Moment == Moment.AfterTool && e.Answer != AnswerShape.None && !e.MeansSuccess) : null);
        if (row is null)
            return new Told(agent, null, null, [], "takes no text at this moment");

        var e = new HookEvent
        {
            Agent = agent, Row = row, Moment = moment, Prompt = situation.Prompt, Command = situation.Command, Error = situation.Error, Files = situation.Files,
        };
        var hints = Hints.Of(work, e, []);
        if (hints.Count == 0)
            return new Told(agent, row.Event, null, [], "no card is sure enough");
        var loaded = LoadedFiles.Read(work, agent, []);
        var budget = MomentBudget.Of(moment);
        var fresh = hints.Where(h => !loaded.Any(text => text.Says(h.Id, h.Title, h.Steps))).Take(budget.Cards).ToList();
        if (fresh.Count == 0)
            return new Told(agent, row.Event, null, [], "its loaded files already say it");
        var (text, count) = HookText.Render(
            [.. fresh.Select(h => h.Fenced()).Select(f => f with { Title = Redaction.Redact(f.Title), Lines = [.. f.Lines.Select(l => Redaction.Redact(l))] })], budget.Tokens);
        return HookAnswer.Render(e, text) == row.Quiet || count == 0
            ? new Told(agent, row.Event, null, [], "the text does not fit its limit")
            : new Told(agent, row.Event, text, [.. fresh.Take(count).Select(h => h.Id)], null);
    }
}
