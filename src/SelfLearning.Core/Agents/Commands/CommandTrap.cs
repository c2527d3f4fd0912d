using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Commands;

/// <summary>
/// Whether a card warns of the command that is about to run. Its trap is what it says in title, situation, problem and gotchas. Where these
/// quote commands of the same program, all words of one of them must stand in the command; else the command's head must
/// stand in the text: the program, and for an everyday program its first argument too. A command that already follows a step of the card's
/// advice, which says more than the trap, is not warned of.
/// </summary>
public static class CommandTrap
{
    public static bool IsFor(JsonObject card, CommandForm command)
    {
        List<string> trap = [.. Texts(card)];
        var quoted = CardActions.Of(trap).Commands.Select(Words).ToList();
        var advice = CardActions.Of(card.Texts("solution_steps")).Commands.Where(command.Uses).Select(s => Words(s).Length).DefaultIfEmpty(0).Max();
        return command.Steps.Any(step => Length(Words(step), quoted, trap) is var length and > 0 && advice <= length);
    }

    // How many words of a step the trap names; 0 where it does not.
    private static int Length(string[] step, List<string[]> quoted, List<string> trap)
    {
        var same = quoted.Where(q => q[0] == step[0]).ToList();
        if (same.Count > 0)
            return same.Where(q => q.All(step.Contains)).Select(q => q.Length).DefaultIfEmpty(0).Max();

        var head = CardActions.IsEveryday(step[0]) ? step.Take(2).ToArray() : step[..1];
        var names = head.Length == (CardActions.IsEveryday(step[0]) ? 2 : 1) && head[^1][0] != '-' && head[0].Length > 2;
        return names && trap.Any(text => Says(text, head)) ? head.Length : 0;
    }

    private static bool Says(string text, string[] head)
    {
        var wanted = string.Join(' ', head);
        for (var at = text.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !IsOfName(text[at - 1])) && (at + wanted.Length == text.Length || !IsOfName(text[at + wanted.Length])))
                return true;
        }

        return false;
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '/';

    private static IEnumerable<string> Texts(JsonObject card) =>
        new[] { card.Text("title"), card.Text("when_to_use"), card.Text("problem") }.OfType<string>().Concat(card.Texts("gotchas"));

    private static string[] Words(string step) => step.Split(' ');
}
