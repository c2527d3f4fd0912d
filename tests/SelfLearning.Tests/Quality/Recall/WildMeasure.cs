using SelfLearning.Core.Agents.Commands;
using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Quality.Recall;

/// <summary>How the own cards are found when an agent meets what they are about, and what comes up beside them. All cards are in one store, both
/// halves; what is asked is of one half.</summary>
internal sealed class WildMeasure
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly MemoryIndex index;
    private readonly Recaller recaller;
    private readonly List<OwnCard> asked;
    private readonly int form;

    public WildMeasure(bool heldOut, IEnumerable<RecallCard>? others = null)
    {
        index = new MemoryIndex([.. OwnCard.All.Select(own => own.Card).Concat(others ?? []).Select(IndexedCard.Of)]);
        recaller = new Recaller(index, Now);
        asked = [.. OwnCard.All.Where(own => own.IsHeldOut == heldOut)];
        form = heldOut ? 1 : 0;
    }

    /// <summary>Of so many questions, how many brought their card up; how many cards came up beside it; and what was missed.</summary>
    internal sealed record Row(string Name, int Asked, int Found, int Strangers, IReadOnlyList<string> Missed);

    /// <summary>The errors that the cards quote, in every wrapping, unasked.</summary>
    public IEnumerable<Row> Errors() =>
        Wrapping.All.Select(wrapping => Measure(wrapping.Name, asked.Where(own => own.Error is not null).Select(own => (own, wrapping.Of(own.Error!, form))), 3, Gate.Unasked));

    /// <summary>Questions in other words, by somebody who asks.</summary>
    public Row Paraphrases() => Measure("a question in other words", asked.Where(own => own.Question is not null).Select(own => (own, new Situation { Task = own.Question })), 5, Gate.Asked);

    /// <summary>The same as prompts that ask for no memory.</summary>
    public Row UnaskedParaphrases() => Measure("the same, unasked", asked.Where(own => own.Question is not null).Select(own => (own, new Situation { Prompt = own.Question })), 3, Gate.Unasked);

    /// <summary>Questions in another language than the card's, by somebody who asks.</summary>
    public Row Elsewhere() => Measure("in another language", asked.Where(own => own.Elsewhere is not null).Select(own => (own, new Situation { Task = own.Elsewhere })), 5, Gate.Asked);

    /// <summary>Commands before they run that a card warns of.</summary>
    public Row Traps() => Commands("a command of a trap", own => own.Traps);

    /// <summary>Commands of the same programs of which no card warns: found means that a card spoke.</summary>
    public Row NoTraps() => Commands("another of its program", own => own.NoTraps);

    /// <summary>Everyday prompts: found means that some card came up.</summary>
    public Row Ordinary(IEnumerable<string> prompts, string name)
    {
        List<(string Prompt, IReadOnlyList<RecallItem> Items)> answers = [.. prompts.Select(prompt => (prompt, recaller.Recall(new Situation { Prompt = prompt }, 3).Items))];
        return new Row(name, answers.Count, answers.Count(answer => answer.Items.Count > 0), 0, [.. answers.Where(answer => answer.Items.Count > 0).Select(answer => $"{answer.Items[0].Id}: {answer.Prompt}")]);
    }

    private Row Measure(string name, IEnumerable<(OwnCard Own, Situation Situation)> questions, int limit, Gate gate)
    {
        var (count, found, strangers) = (0, 0, 0);
        var missed = new List<string>();
        foreach (var (own, situation) in questions)
        {
            count++;
            var items = recaller.Recall(situation, limit, gate: gate).Items;
            if (items.Any(item => item.Id == own.Id))
            {
                found++;
                strangers += items.Count - 1;
                if (items.Count > 1 && gate == Gate.Unasked)
                    missed.Add($"{own.Id} beside {string.Join(' ', items.Select(item => $"{item.Id}={item.Fit:F2}/{item.Score:F1}"))}: {situation.Prompt ?? situation.Error}");
            }
            else
            {
                missed.Add($"{own.Id} missed: {situation.Prompt ?? situation.Error ?? situation.Task}");
            }
        }

        return new Row(name, count, found, strangers, missed);
    }

    // As a hook does it: cards that fit the command, then those whose trap names it.
    private Row Commands(string name, Func<OwnCard, IReadOnlyList<string>> commands)
    {
        var cards = OwnCard.All.ToDictionary(own => own.Id);
        var (count, found) = (0, 0);
        var missed = new List<string>();
        foreach (var (own, command) in asked.SelectMany(own => commands(own).Select(command => (own, command))))
        {
            count++;
            var items = recaller.Recall(new Situation { Command = command }, 4, CommandTrap.LeastFit).Items;
            var warned = items.Where(item => cards.TryGetValue(item.Id, out var card) && CommandTrap.IsFor(card.Record, CommandForm.Of(command))).Select(item => item.Id).ToList();
            if (warned.Contains(own.Id))
                found++;
            missed.Add($"{(warned.Contains(own.Id) ? "spoke" : "silent")} {own.Id}: {command}");
        }

        return new Row(name, count, found, 0, missed);
    }
}
