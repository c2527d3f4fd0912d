using System.CommandLine;
using System.Globalization;
using System.Text;
using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Core.Records;
using SelfLearning.Core.Safety;
using SelfLearning.Features;

namespace SelfLearning.Hosts.Cli;

internal static class RecallCommand
{
    public static Verb Create()
    {
        var verb = new Verb("recall", "Recall the cards that fit a situation, best first, or say that none does", "self-learning recall \"jq prints quotes around strings\" --format text", writes: false);
        var words = new Argument<string[]>("TEXT") { Description = "What a user said, or a situation in words; - or nothing reads it from standard input", Arity = ArgumentArity.ZeroOrMore };
        verb.Arguments.Add(words);
        var task = verb.Option<string?>("--task", "The task at hand, or a question", "TEXT");
        var command = verb.Option<string?>("--command", "The command that is about to run, or that failed", "LINE");
        var error = verb.Option<string?>("--error", "The text of an error", "TEXT");
        var files = verb.Option<string[]?>("--file", "A file at hand; may be given again", "PATH");
        var skill = verb.Option<string?>("--skill", "The skill at hand; its cards come first on like terms", "NAME");
        var limit = verb.Count("--limit", "At most so many cards; 0 for all that fit", 5);
        var budget = verb.Count("--budget", "At most so many tokens of bullets (a token is four bytes); 0 for no limit", 400);
        var scope = verb.Option<string?>("--scope", "Only this scope", oneOf: Scope.All, helpName: "SCOPE");
        var store = verb.Option<string>("--store", "Which store", "STORE", RecallCards.All, [RecallCards.All, RecallCards.Project, RecallCards.Global]);
        var minFit = verb.Option<double?>("--min-fit", "The fit that a card must have, 0 to 1; 0 ranks without silence (default by situation: 0.5 a prompt, 0.4 a task, 0.3 an error)", "FIT");
        minFit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value) && value is not (>= 0 and <= 1))
                result.AddError($"--min-fit lies between 0 and 1: {result.Tokens[0].Value}.");
        });
        var explain = verb.Option<bool>("--explain", "Say why each card was chosen");
        return verb.Does((parsed, work) =>
        {
            // The situation comes back in the answer and its explanation; a secret in it must not.
            var situation = new Situation
            {
                Task = Redacted.Text(parsed.GetValue(task)),
                Command = Redacted.Text(parsed.GetValue(command)),
                Error = Redacted.Text(parsed.GetValue(error)),
                Files = [.. (parsed.GetValue(files) ?? []).Select(f => Redacted.Text(f)!)],
                Skill = Redacted.Text(parsed.GetValue(skill)),
            };
            situation = situation with { Prompt = Redacted.Text(Prompt(work.Env, parsed.GetValue(words) ?? [], situation)) };
            var request = new RecallCards.Request(
                situation, parsed.GetValue(limit), parsed.GetValue(budget), parsed.GetValue(scope), parsed.GetValue(store)!, parsed.GetValue(minFit));
            var result = RecallCards.Run(work, request);
            var why = parsed.GetValue(explain);
            return new Answer(Json(result.Situation, result, why), page => Text(page, result, why));
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
        var read = env.InputIsTerminal && words.Length == 0 ? "" : Read(env.Input);
        return given || !string.IsNullOrWhiteSpace(read)
            ? read
            : throw new UserError("No situation was given.", "Say what you are about to do: self-learning recall \"…\", or --task, --command, --error, --file.");
    }

    private static string Read(Stream input)
    {
        using var all = new MemoryStream();
        input.CopyTo(all);
        return Encoding.UTF8.GetString(all.GetBuffer().AsSpan(0, (int)all.Length)).TrimStart('\uFEFF').Trim();
    }

    private static JsonObject Json(Situation situation, RecallCards.Result result, bool why) => new()
    {
        { "ok", true },
        {
            "situation", new JsonObject
            {
                { "task", situation.Task },
                { "prompt", situation.Prompt },
                { "command", situation.Command },
                { "error", situation.Error },
                { "files", JsonArray.Of(situation.Files) },
            }
        },
        { "count", result.Items.Count },
        { "items", Redaction.Redact(new JsonArray(result.Items.Select(item => Json(item, why)))) },
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

    private static JsonObject Json(RecallCards.Item item, bool why)
    {
        var json = new JsonObject
        {
            { "id", item.Id },
            { "title", item.Record.Text("title") },
            { "status", item.Status },
            { "scope", item.Scope },
            { "store", item.Store },
            { "primary_skill", Skill.Normal(item.Record.Text("primary_skill")) },
            { "fit", Number(item.Fit) },
            { "signature", item.Signature },
            { "do", JsonArray.Of(item.Bullet.Do) },
            {
                "why", new JsonArray((why ? item.Why : []).Select(reason => new JsonObject
                {
                    { "feature", reason.Feature }, { "detail", reason.Detail }, { "weight", Number(reason.Weight) },
                }))
            },
        };
        if (item.Flagged.Count > 0)
            json.Add("flagged", JsonArray.Of(item.Flagged));
        return json;
    }

    private static JsonNumber Number(double value) => new(value.ToString("0.###", CultureInfo.InvariantCulture));

    private static void Text(Page page, RecallCards.Result result, bool why)
    {
        if (result.Items.Count == 0)
            page.Line(result.Silent == Silence.EmptyStore ? "Nothing is recorded here yet. Go on with your usual tools, and record what you learn." : "Nothing that is recorded fits this.");
        foreach (var item in result.Items)
        {
            page.Line(item.Bullet.Line);
            if (why)
                page.Item($"fit {item.Fit.ToString("0.00", CultureInfo.InvariantCulture)}: {string.Join(", ", item.Why.Select(reason => $"{reason.Feature} {reason.Detail} {reason.Weight.ToString("0.##", CultureInfo.InvariantCulture)}"))}");
        }
    }
}
