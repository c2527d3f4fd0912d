using SelfLearning.Core.Json;

namespace SelfLearning.Core.Agents.Commands;

/// <summary>
/// Whether a card warns of the command that is about to run. Its trap is what it says in title, situation, problem and gotchas. Where these
/// quote commands of the same program, one of them must be in the command: its words and options, while values of options, places and stand-ins may
/// be others. Else the command's head must stand in the text: the program and what it is to do, as long as the program needs. A command that already
/// follows a step of the card's advice, which says more than the trap, is not warned of.
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

    /// <summary>The fit that a card must have to be asked for its trap: the trap decides, not the words, and arguments are no words.</summary>
    public const double LeastFit = 0.02;

    // These need a further word to say what is done.
    private static readonly HashSet<string> Groups = new(StringComparer.Ordinal)
    {
        "npm run", "pnpm run", "yarn run", "bun run", "docker compose", "docker image", "docker volume", "docker system", "docker container", "kubectl rollout", "kubectl config",
        "git stash", "git remote", "git worktree", "git submodule", "git bisect", "git lfs", "dotnet tool", "dotnet nuget", "gh pr", "gh repo", "gh release", "gh workflow",
        "aws s3", "aws ec2", "aws lambda", "gcloud app", "gcloud compute", "gcloud run", "az webapp", "terraform state", "terraform workspace", "bundle exec", "poetry run", "uv run",
        "php artisan", "rails db", "prisma migrate", "npx prisma",
    };

    // How many words of a step the trap names; 0 where it does not.
    private static int Length(string[] step, List<string[]> quoted, List<string> trap)
    {
        var same = quoted.Where(q => q[0] == step[0]).ToList();
        if (same.Count > 0)
            return same.Where(q => Required(q).All(step.Contains)).Select(q => q.Length).DefaultIfEmpty(0).Max();

        var head = Head(step);
        return head.Length > 0 && head[0].Length > 2 && trap.Any(text => Says(text, head)) ? head.Length : 0;
    }

    // What a quoted command is about: not the value of an option, a place, or a name that stands in for another.
    private static IEnumerable<string> Required(string[] quoted) =>
        quoted.Where((word, i) => i == 0 || word[0] == '-' || !(quoted[i - 1][0] == '-' || word.Length == 1 || word[0] is '.' or '/' or '~' or '<' or '$' or '{' || word.Contains('/', StringComparison.Ordinal)));

    // The program and what it is to do; alone only where nothing follows, since a card about a program does not speak for every use of it.
    private static string[] Head(string[] step)
    {
        if (step.Length == 1)
            return CardActions.IsEveryday(step[0]) ? [] : step;
        var length = step.Length > 2 && Groups.Contains($"{step[0]} {step[1]}") ? 3 : 2;
        return step.Take(length).Skip(1).Any(word => word[0] == '-') ? [] : step[..length];
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
