using System.CommandLine;
using System.Globalization;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class RecallCommand
{
    public static Verb Create()
    {
        var verb = new Verb("recall", "Recall the best cards for a situation, best first; those that may not fit are marked weak", "self-learning recall \"jq prints quotes around strings\" --format text", writes: false);
        var words = new Argument<string[]>("TEXT") { Description = "What a user said, or a situation in words; - or nothing reads it from standard input", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(words);
        var task = verb.Option<string?>("--task", "The task at hand, or a question", "TEXT");
        var command = verb.Option<string?>("--command", "The command that is about to run, or that failed", "LINE");
        var error = verb.Option<string?>("--error", "The text of an error", "TEXT");
        var files = verb.Option<string[]?>("--file", "A file at hand; may be given again", "PATH");
        var skill = verb.Option<string?>("--skill", "The skill at hand; its cards come first on like terms", "NAME");
        var limit = verb.Count("--limit", "At most so many cards; 0 for all that fit", 5);
        var budget = verb.Count("--budget", "At most so many tokens of bullets (a token is four bytes); a step is shown whole or left out; 0 for no limit", 400);
        var scope = verb.Option<string?>("--scope", "Only this scope", oneOf: Scope.All, helpName: "SCOPE");
        var store = verb.Option<string>("--store", "Which store", "STORE", RecallCards.All, [RecallCards.All, RecallCards.Project, RecallCards.Global]);
        var minFit = verb.Option<double?>("--min-fit", "Only cards of this fit, 0 to 1, and none that is weak (default: the best few, weak below 0.5 for a prompt, 0.4 for a task, 0.3 for an error)", "FIT");
        minFit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value is not (>= 0 and <= 1))
                result.AddError($"--min-fit lies between 0 and 1: {result.Tokens[0].Value}.");
        });
        var explain = verb.Option<bool>("--explain", "Say why each card was chosen");
        return verb.Does((parsed, work) =>
        {
            var situation = new Situation
            {
                Task = parsed.GetValue(task),
                Command = parsed.GetValue(command),
                Error = parsed.GetValue(error),
                Files = parsed.GetValue(files) ?? [],
                Skill = parsed.GetValue(skill),
            };
            situation = situation with { Prompt = Prompt(work.Env, parsed.GetValue(words) ?? [], situation) };
            var request = new RecallCards.Request(
                situation, parsed.GetValue(limit), parsed.GetValue(scope), parsed.GetValue(store)!, parsed.GetValue(minFit), Gate.Asked);
            var result = RecallCards.Run(work, request);
            var shown = result.Items.Zip(RecallCards.Bullets(result, parsed.GetValue(budget))).ToList();
            var why = parsed.GetValue(explain);
            return new Answer(Json(result, shown, why), page => Text(page, result.Silent, shown, why));
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

    private static JsonObject Json(RecallCards.Result result, List<(RecallCards.Item Item, Bullet Bullet)> shown, bool why) => new()
    {
        { "ok", true },
        {
            "situation", new JsonObject
            {
                { "task", result.Situation.Task },
                { "prompt", result.Situation.Prompt },
                { "command", result.Situation.Command },
                { "error", result.Situation.Error },
                { "files", JsonArray.Of(result.Situation.Files) },
            }
        },
        { "count", shown.Count },
        { "items", new JsonArray(shown.Select(pair => Json(pair.Item, pair.Bullet, why))) },
        {
            "silent", result.Silent switch
            {
                null => null,
                Silence.EmptyStore => "empty-store",
                Silence.NoMatch => "no-match",
                _ => "below-threshold",
            }
        },
    };

    private static JsonObject Json(RecallCards.Item item, Bullet bullet, bool why)
    {
        var json = new JsonObject
        {
            { "id", item.Id },
            { "title", bullet.Title },
            { "status", item.Status },
            { "scope", item.Scope },
            { "store", item.Store },
            { "primary_skill", Skill.Normal(item.Record.Text("primary_skill")) },
            { "fit", Number(item.Fit) },
            { "signature", item.Signature },
            { "do", JsonArray.Of(bullet.Do) },
            {
                "why", new JsonArray((why ? item.Why : []).Select(reason => new JsonObject
                {
                    { "feature", reason.Feature }, { "detail", reason.Detail }, { "weight", Number(reason.Weight) },
                }))
            },
        };
        if (item.Weak)
            json.Add("weak", true);
        if (bullet.Notes.Length > 0)
            json.Add("note", bullet.Notes);
        if (item.Flagged.Count > 0)
            json.Add("flagged", JsonArray.Of(item.Flagged));
        return json;
    }

    private static JsonNumber Number(double value) => new(value.ToString("0.###", CultureInfo.InvariantCulture));

    private static void Text(Page page, Silence? silent, List<(RecallCards.Item Item, Bullet Bullet)> shown, bool why)
    {
        if (shown.Count == 0)
            page.Line(silent == Silence.EmptyStore ? "Nothing is recorded here yet. Go on with your usual tools, and record what you learn." : "No matching cards.");
        foreach (var (item, bullet) in shown)
        {
            page.Exact(bullet.Text);
            if (why)
                page.Item($"fit {item.Fit.ToString("0.00", CultureInfo.InvariantCulture)}: {string.Join(", ", item.Why.Select(reason => $"{reason.Feature} {reason.Detail} {reason.Weight.ToString("0.##", CultureInfo.InvariantCulture)}"))}");
        }
    }
}
