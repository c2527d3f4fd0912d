using SelfLearning.App.Features.Recall;
using System.CommandLine;
using System.Globalization;
using SelfLearning.App;
using SelfLearning.App.Contract;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;

namespace SelfLearning.Hosts.Cli;

internal static class RecallCommand
{
    public static CliCommand Create()
    {
        var verb = new CliCommand("recall", "Recall the best cards for a situation, best first; those that may not fit are marked weak", "self-learning recall \"jq prints quotes around strings\" --format text", writes: false);
        var words = new Argument<string[]>("TEXT") { Description = "What the user said, or the situation in words; - or nothing reads standard input", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(words);
        var task = verb.Option<string?>("--task", "The task at hand, or a question", "TEXT");
        var command = verb.Option<string?>("--command", "The command about to run, or that failed", "LINE");
        var error = verb.Option<string?>("--error", "The text of an error", "TEXT");
        var files = verb.Option<string[]?>("--file", "A file involved; repeatable", "PATH");
        var skill = verb.Option<string?>("--skill", "The skill in use; its cards come first among equals", "NAME");
        var limit = verb.Count("--limit", "At most N cards; 0 for all that fit", 5);
        var budget = verb.Count("--budget", "At most N tokens of text (a token is four bytes); a step is shown whole or not at all; 0 for no limit", 400);
        var scope = verb.Option<string?>("--scope", "Only this scope", oneOf: Scope.All, helpName: "SCOPE");
        var store = verb.Option<string>("--store", "Which store", "STORE", RecallCards.All, [RecallCards.All, RecallCards.Project, RecallCards.Global]);
        var minFit = verb.Option<double?>("--min-fit", "Only cards with at least this fit, 0 to 1, and no weak ones (default: the best few, marked weak below 0.5 for a prompt, 0.35 for a task, 0.3 for an error)", "FIT");
        minFit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value is not (>= 0 and <= 1))
                result.AddError($"--min-fit lies between 0 and 1: {result.Tokens[0].Value}.");
        });
        var explain = verb.Option<bool>("--explain", "Explain why each card was chosen");
        return verb.Does((parsed, work) =>
        {
            var situation = new Situation
            {
                Task = parsed.GetValue(task),
                Command = parsed.GetValue(command),
                Error = parsed.GetValue(error),
                Files = [.. parsed.GetValue(files) ?? []],
                Skill = parsed.GetValue(skill),
            };
            situation = situation with { Prompt = Prompt(work.Env, parsed.GetValue(words) ?? [], situation) };
            var request = new RecallCards.Request(
                situation, parsed.GetValue(limit), parsed.GetValue(scope), parsed.GetValue(store)!, parsed.GetValue(minFit), Gate.Asked);
            return RecallCardsAnswer.Of(RecallCards.Run(work, request), parsed.GetValue(budget), parsed.GetValue(explain));
        });
    }

    private static string? Prompt(AppEnv env, string[] words, Situation rest)
    {
        if (words.Length > 0 && words is not ["-"])
            return string.Join(' ', words);
        var given = rest.Task is not null || rest.Command is not null || rest.Error is not null || rest.Files.Count > 0;
        if (words.Length == 0 && given)
            return null;
        if (env.InputIsTerminal && words.Length > 0)
            env.Error.Write("Type the situation and end with Ctrl-D.\n");
        var read = env.InputIsTerminal && words.Length == 0 ? "" : SituationInput.Read(env.Input);
        return given || !string.IsNullOrWhiteSpace(read)
            ? read
            : throw new UserError("No situation was given.", "Say what you are about to do: self-learning recall \"…\", or --task, --command, --error, --file.");
    }
}
