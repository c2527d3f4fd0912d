using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

/// <summary>What a person meets first: the name alone, a lesson in a sentence, an edit, the switch of the hooks.</summary>
public sealed class FirstMinutesTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void The_name_alone_shows_a_person_three_ways_in_and_a_program_the_help()
    {
        Assert.Contains("Usage:", box.Do().Output, StringComparison.Ordinal);
        box.Terminal = true;
        var empty = box.Do().Output;
        Assert.All(["learn", "remember", "install"], way => Assert.Contains($"  self-learning {way}", empty, StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_alone_shows_what_there_is_what_helped_and_what_comes_next()
    {
        var id = Remember("jq needs -r in shell loops");
        box.Do("signal", "--kind", "aha_helped", "--aha-id", id);
        box.Terminal = true;
        var shown = box.Do().Output;
        Assert.Contains("1 card (1 not accepted yet)", shown, StringComparison.Ordinal);
        Assert.Contains("Helped this week: jq needs -r in shell loops (once).", shown, StringComparison.Ordinal);
        Assert.Contains("Next: self-learning review --interactive", shown, StringComparison.Ordinal);
        box.Now = box.Now.AddDays(8);
        Assert.DoesNotContain("Helped this week", box.Do().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_in_a_sentence_is_recalled()
    {
        var id = Remember("jq needs -r in shell loops", "--do", "add -r to jq", "--tag", "jq");
        var recalled = box.Do("recall", "--task", "quote jq output in shell loops", "--format", "text").Output;
        Assert.Contains(id, recalled, StringComparison.Ordinal);
        Assert.Contains("add -r to jq", recalled, StringComparison.Ordinal);
        Assert.Contains("nothing to remember", box.Run("remember", " ").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_lesson_has_a_short_title_and_loses_no_word()
    {
        var text = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"word{i}"));
        Remember(text);
        var line = box.Lines("aha_cards.jsonl")[^1];
        Assert.Contains($"\"problem\": \"{text}\"", line, StringComparison.Ordinal);
        Assert.Contains(" …\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_is_shown_asked_for_and_becomes_a_new_version()
    {
        var id = Remember("jq needs -r", "--tag", "jq");
        Assert.Contains("no terminal to edit at", box.Run("edit", id).Error, StringComparison.Ordinal);
        box.Edits = text => text.Replace("jq needs -r", "jq needs -r for raw text", StringComparison.Ordinal).Replace("\"problem\": null", "\"problem\": \"quotes stay\"", StringComparison.Ordinal);
        var plan = box.Do("edit", id).Json;
        Assert.Contains("+  \"title\": \"jq needs -r for raw text\"", plan.Text("diff"), StringComparison.Ordinal);
        Assert.Single(box.Lines("aha_cards.jsonl"));
        Assert.Equal("updated", box.Do("edit", id, "--yes").Json.Text("outcome"));
        var card = (JsonObject)((JsonArray)box.Do("list").Json.Find("items")!).Items[0];
        Assert.Equal(("jq needs -r for raw text", "quotes stay", "jq"), (card.Text("title"), card.Text("problem"), card.Texts("tags")[0]));
        box.Edits = text => text;
        Assert.Equal("Nothing to change.", box.Do("edit", id, "--yes").Json.Text("note"));
    }

    [Fact]
    public void What_is_no_json_any_more_is_refused_with_its_place()
    {
        var id = Remember("jq needs -r");
        box.Edits = _ => "{\n  \"title\": jq\n}";
        var refused = box.Run("edit", id, "--yes");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("line 2", refused.Error, StringComparison.Ordinal);
        Assert.Single(box.Lines("aha_cards.jsonl"));
    }

    [Fact]
    public void A_field_that_is_deleted_in_the_editor_goes()
    {
        var id = Remember("jq needs -r", "--do", "add -r");
        box.Edits = text => text.Replace("\"tags\": null,", "", StringComparison.Ordinal).Replace("\"solution_steps\": [\n    \"add -r\"\n  ],", "", StringComparison.Ordinal);
        box.Do("edit", id, "--yes");
        Assert.DoesNotContain("solution_steps", box.Lines("aha_cards.jsonl")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_that_are_off_here_say_nothing_until_they_are_on_again()
    {
        Remember("psql: could not connect to server: connection refused on port 5433", "--do", "run `docker compose up -d db`");
        const string Payload = """{"session_id": "s", "hook_event_name": "UserPromptSubmit", "prompt": "psql says could not connect to server: connection refused on port 5433"}""";
        Assert.Contains("docker compose up", box.DoWith(Payload, "hook", "claude-code").Output, StringComparison.Ordinal);
        Assert.Equal("off", box.Do("hooks", "off").Json.Text("hooks"));
        Assert.Equal("", box.DoWith(Payload.Replace("\"s\"", "\"t\"", StringComparison.Ordinal), "hook", "claude-code").Output);
        Assert.Equal("off", box.Do("hooks").Json.Text("hooks"));
        Assert.Equal("0", JsonText.Line(box.Do("doctor").Json.Find("count")!));
        box.Do("hooks", "on");
        Assert.Contains("docker compose up", box.DoWith(Payload.Replace("\"s\"", "\"u\"", StringComparison.Ordinal), "hook", "claude-code").Output, StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();

    private string Remember(string text, params string[] options) =>
        ((JsonObject)((JsonArray)box.Do(["remember", text, .. options]).Json.Object("ids")!.Find("aha_cards")!).Items[0]).Text("id")!;
}
