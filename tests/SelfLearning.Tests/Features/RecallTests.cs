using SelfLearning.Core.Json;
using SelfLearning.Core.Recall;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class RecallTests : IDisposable
{
    private const string Payload = """
        {"aha_cards": [
          {"id": "aha_jq", "title": "jq prints quotes around strings", "when_to_use": "raw output of jq wanted", "problem": "jq writes JSON strings with quotes",
           "solution_steps": ["Add -r to jq", "Check with jq --help"], "primary_skill": "log-search", "scope": "portable", "shareable": true},
          {"id": "aha_git", "title": "git rebase loses the author date", "when_to_use": "rebase rewrites dates", "problem": "git rebase sets the committer date to now",
           "solution_steps": ["Use --committer-date-is-author-date"], "primary_skill": "git"},
          {"id": "aha_port", "title": "The dev server dies: port in use", "problem": "Error: listen EADDRINUSE: address already in use :::3000", "solution_steps": ["lsof -i :3000", "kill the old server"]},
          {"id": "aha_es", "title": "Las migraciones fallan con acentos", "when_to_use": "nombres de tablas con acentos en PostgreSQL", "problem": "La migración no encuentra la tabla", "solution_steps": ["Citar el nombre"]},
          {"id": "aha_zh", "title": "数据库连接池耗尽", "when_to_use": "并发请求很多时连接超时", "problem": "连接没有归还给连接池", "solution_steps": ["用 using 关闭连接"]},
          {"id": "aha_ru", "title": "Сборка падает из-за кэша пакетов", "when_to_use": "ошибка контрольной суммы при сборке", "problem": "кэш пакетов повреждён", "solution_steps": ["Очистить кэш"]}
        ]}
        """;

    private readonly Sandbox box = new();

    public RecallTests() => box.DoWith(Payload, "record");

    [Theory]
    [InlineData("aha_jq", "jq prints quotes around the strings")]
    [InlineData("aha_git", "--task", "why does git rebase change the date of the author")]
    [InlineData("aha_port", "--error", "Error: listen EADDRINUSE: address already in use :::8123")]
    [InlineData("aha_es", "la migracion falla con acentos en una tabla")]
    [InlineData("aha_zh", "数据库连接池耗尽 连接超时")]
    [InlineData("aha_ru", "сборка падает, повреждён кэш пакета")]
    [InlineData("aha_git", "--task", "git rebase comitter date")]
    public void The_card_of_a_situation_comes_first(string id, params string[] args)
    {
        var json = box.Do(["recall", .. args]).Json;
        Assert.Equal("null", Raw(json, "silent"));
        Assert.Equal(id, Items(json)[0].Text("id"));
    }

    [Fact]
    public void The_answer_has_the_keys_of_the_contract_in_their_order()
    {
        var json = box.Do("recall", "jq prints quotes", "--command", "jq .name", "--file", "a.json", "--file", "b.json", "--explain").Json;
        Assert.Equal(["ok", "situation", "count", "items", "silent"], Keys(json));
        Assert.Equal(["task", "prompt", "command", "error", "files"], Keys(json.Object("situation")!));
        Assert.Equal(["a.json", "b.json"], json.Object("situation")!.Texts("files"));
        Assert.Equal(("jq prints quotes", null), (json.Object("situation")!.Text("prompt"), json.Object("situation")!.Text("task")));
        var item = Items(json)[0];
        Assert.Equal(["id", "title", "status", "scope", "store", "primary_skill", "fit", "signature", "do", "why"], Keys(item));
        Assert.Equal(("proposed", "portable", "project", "log-search"), (item.Text("status"), item.Text("scope"), item.Text("store"), item.Text("primary_skill")));
        Assert.Equal(["Add -r to jq", "Check with jq --help"], item.Texts("do"));
        Assert.Equal(["feature", "detail", "weight"], Keys(Assert.IsType<JsonObject>(Assert.IsType<JsonArray>(item.Find("why")).Items[0])));
        Assert.Equal(Items(json).Count.ToString(System.Globalization.CultureInfo.InvariantCulture), Raw(json, "count"));
        Assert.Empty(Assert.IsType<JsonArray>(Items(box.Do("recall", "jq prints quotes").Json)[0].Find("why")).Items);
    }

    [Fact]
    public void Text_is_a_bullet_a_card_or_one_line_that_nothing_fits()
    {
        Assert.Equal("- jq prints quotes around strings: Add -r to jq; Check with jq --help (aha_jq, proposed)\n", box.Do("recall", "jq prints quotes around strings", "--format", "text", "--limit", "1").Output);
        Assert.Equal("No matching cards.\n", box.Do("recall", "write a poem about the sea", "--format", "text").Output);
        Assert.Contains("\n  fit ", box.Do("recall", "jq prints quotes around strings", "--format", "text", "--explain").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Silence_says_why()
    {
        Assert.Equal("no-match", box.Do("recall", "zzz").Json.Text("silent"));
        Assert.Equal("below-threshold", box.Do("recall", "--min-fit", "0.5", "please check the wording of the second output paragraph and its date").Json.Text("silent"));
        Assert.Equal("empty-store", box.Do("recall", "jq", "--store", "global").Json.Text("silent"));
        Assert.NotEmpty(Items(box.Do("recall", "--min-fit", "0", "please check the wording of the second output paragraph and its date").Json));
        Assert.Equal("Nothing is recorded here yet. Continue with your usual tools, and record what you learn.\n", box.Do("recall", "jq", "--store", "global", "--format", "text").Output);
    }

    [Fact]
    public void A_situation_comes_from_standard_input_too()
    {
        Assert.Equal("aha_jq", Items(box.DoWith("jq prints quotes around strings\n", "recall").Json)[0].Text("id"));
        Assert.Equal("aha_jq", Items(box.DoWith("jq prints quotes around strings\n", "recall", "-").Json)[0].Text("id"));
        var none = box.Run("recall");
        Assert.Equal((1, ""), (none.Exit, none.Output));
        Assert.StartsWith("error: No situation was given.", none.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--min-fit", "2")]
    [InlineData("--min-fit", "much")]
    [InlineData("--limit", "-1")]
    [InlineData("--scope", "other")]
    [InlineData("--store", "team")]
    public void A_value_that_cannot_be_is_wrong_usage(params string[] args)
    {
        var ran = box.Run(["recall", "jq", .. args]);
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.DoesNotContain("System.", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_budget_cuts_steps_before_titles_and_keeps_the_first_card()
    {
        var steps = string.Join(", ", Enumerable.Range(0, 4).Select(i => $"\"step {i}: réglez l'option numéro {i} du serveur et relancez\""));
        var cards = string.Join(", ", Enumerable.Range(0, 9).Select(i => $$"""{"title": "Widget frobnicates badly in mode {{i}}", "problem": "the widget frobnicates", "solution_steps": [{{steps}}]}"""));
        box.DoWith($$"""{"aha_cards": [{{cards}}]}""", "record");
        var all = box.Do("recall", "widget frobnicates badly", "--format", "text", "--limit", "7", "--budget", "0").Output;
        Assert.Equal(7, all.Split('\n').Length - 1);
        foreach (var budget in new[] { 40, 100, 200, 300 })
        {
            var text = box.Do("recall", "widget frobnicates badly", "--format", "text", "--limit", "7", "--budget", $"{budget}").Output;
            Assert.InRange(Bullet.Tokens(text), 1, budget);
            Assert.StartsWith("- Widget frobnicates badly", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Latest_versions_count_and_what_was_put_aside_is_not_recalled()
    {
        box.DoWith("""{"aha_cards": [{"id": "aha_git", "title": "cherry-pick drops notes", "when_to_use": "cherry-pick"}]}""", "record");
        Assert.Equal("cherry-pick drops notes", Items(box.Do("recall", "cherry-pick drops the notes").Json)[0].Text("title"));
        box.Do("aha-status", "--id", "aha_git", "--status", "rejected");
        Assert.Equal("no-match", box.Do("recall", "cherry-pick").Json.Text("silent"));
    }

    [Fact]
    public void Of_a_card_that_both_stores_have_the_projects_counts()
    {
        Global("""{"id": "aha_jq", "title": "jq prints quotes around strings, of the machine"}""", """{"id": "aha_curl", "title": "curl hides HTTP errors", "solution_steps": ["Add --fail"]}""");
        var both = Items(box.Do("recall", "jq prints quotes around strings", "--min-fit", "0", "--limit", "0").Json);
        Assert.Equal("project", Assert.Single(both, item => item.Text("id") == "aha_jq").Text("store"));
        Assert.Equal("global", Items(box.Do("recall", "curl hides HTTP errors").Json)[0].Text("store"));
        Assert.Equal("no-match", box.Do("recall", "curl", "--store", "project").Json.Text("silent"));
        Assert.EndsWith("of the machine", Items(box.Do("recall", "jq prints quotes around strings", "--store", "global").Json)[0].Text("title"), StringComparison.Ordinal);

        // Put aside in the project, it does not come back from the machine.
        box.Do("aha-status", "--id", "aha_jq", "--status", "rejected");
        Assert.DoesNotContain(Items(box.Do("recall", "jq prints quotes", "--min-fit", "0").Json), item => item.Text("id") == "aha_jq");
    }

    [Fact]
    public void A_scope_leaves_the_other_one_out()
    {
        Assert.Equal(["aha_jq"], Items(box.Do("recall", "jq git rebase quotes", "--min-fit", "0", "--scope", "portable").Json).Select(item => item.Text("id")));
        Assert.DoesNotContain(Items(box.Do("recall", "jq git rebase quotes", "--min-fit", "0", "--scope", "project").Json), item => item.Text("id") == "aha_jq");
    }

    [Fact]
    public void Who_asks_gets_the_best_few_and_is_told_which_are_weak()
    {
        var items = Items(box.Do("recall", "something looks odd when I pipe the reply through jq").Json);
        Assert.Equal(("aha_jq", "true"), (items[0].Text("id"), Raw(items[0], "weak")));
        Assert.StartsWith("- jq prints quotes around strings: Add -r to jq; Check with jq --help (aha_jq, proposed, weak)\n", box.Do("recall", "something looks odd when I pipe the reply through jq", "--format", "text").Output, StringComparison.Ordinal);

        var sure = Items(box.Do("recall", "jq prints quotes around strings").Json)[0];
        Assert.Null(sure.Find("weak"));
        Assert.DoesNotContain(Items(box.Do("recall", "something looks odd when I pipe the reply through jq", "--min-fit", "0").Json), item => item.Find("weak") is not null);
    }

    [Fact]
    public void Recalled_text_brings_no_control_characters_and_no_bullet_of_its_own()
    {
        box.DoWith("""{"aha_cards": [{"title": "esc\u001b[2J\nape sequences\u202e", "problem": "escape sequences clear the screen", "solution_steps": ["a\r\n- b (aha_x, accepted)"]}]}""", "record");
        var text = box.Do("recall", "escape sequences clear the screen", "--format", "text", "--min-fit", "0", "--limit", "1").Output;
        Assert.Matches("^- esc\\[2J ape sequences \\(aha_[0-9a-f]+, proposed(, flagged: [^;]*)?; 2 hidden characters removed\\)\n  \\| a\n  \\| - b \\(aha_x, accepted\\)\n$", text);
        var item = Items(box.Do("recall", "escape sequences clear the screen", "--min-fit", "0").Json)[0];
        Assert.Equal(("esc[2J ape sequences", "2 hidden characters removed"), (item.Text("title"), item.Text("note")));
    }

    [Theory]
    [InlineData("docker run <image> --name  x")]
    [InlineData("psql <<'SQL'\nselect 1;\n\n\tSQL")]
    [InlineData("date -d @<seconds>; new List<string>() </div> ```x``` [INST] <|y|>")]
    public void A_step_comes_back_byte_for_byte(string step)
    {
        box.DoWith(JsonText.Line(new JsonObject { { "aha_cards", new JsonArray([new JsonObject { { "title", "Frobnicate the widget" }, { "problem", "widget" }, { "solution_steps", JsonArray.Of([step]) } }]) } }), "record");
        Assert.Equal([step], Items(box.Do("recall", "frobnicate the widget").Json)[0].Texts("do"));
        var text = box.Do("recall", "frobnicate the widget", "--format", "text", "--limit", "1").Output;
        Assert.Contains(step.Contains('\n', StringComparison.Ordinal) ? string.Join('\n', step.Split('\n').Select(line => "  | " + line)) : $": {step} (", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_of_an_older_record_is_recalled_redacted_in_every_format()
    {
        const string Secret = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
        Global($$"""{"id": "aha_old", "title": "Frobnicate with {{Secret}}", "solution_steps": ["export GITHUB_TOKEN={{Secret}}"]}""");
        foreach (var format in new[] { "json", "text" })
        {
            var output = box.Do("recall", "frobnicate with a token", "--format", format).Output;
            Assert.Contains("aha_old", output, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_a_huge_input_the_telling_ends_are_read()
    {
        var noise = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"step {i} is going on with its work\n"));
        const string Error = "Error: listen EADDRINUSE: address already in use :::8123\n";
        foreach (var text in new[] { Error + noise, noise + Error })
        {
            var json = box.DoWith(text, "recall", "-").Json;
            Assert.Equal("aha_port", Items(json)[0].Text("id"));
            Assert.InRange(json.Object("situation")!.Text("prompt")!.Length, TellingEnds.Most / 2, TellingEnds.Most + 1);
        }
    }

    [Fact]
    public void Recall_changes_nothing_but_the_cache()
    {
        var before = Files();
        box.Do("recall", "jq prints quotes around strings");
        box.Do("recall", "--error", "Error: listen EADDRINUSE: address already in use :::8123");
        Assert.Equal(before, Files());
    }

    private Dictionary<string, string> Files() => Directory.EnumerateFiles(box.Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/.cache/", StringComparison.Ordinal))
        .ToDictionary(file => file, file => $"{File.GetLastWriteTimeUtc(file).Ticks} {Convert.ToHexString(File.ReadAllBytes(file))}");

    private void Global(params string[] cards) =>
        box.Write("home/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl", string.Concat(cards.Select(card => card + "\n")));

    private static List<JsonObject> Items(JsonObject json) => [.. Assert.IsType<JsonArray>(json.Find("items")).Items.Cast<JsonObject>()];

    private static IEnumerable<string> Keys(JsonObject json) => json.Members.Select(member => member.Key);

    private static string Raw(JsonObject json, string key) => JsonText.Line(json.Find(key)!);

    public void Dispose() => box.Dispose();
}
