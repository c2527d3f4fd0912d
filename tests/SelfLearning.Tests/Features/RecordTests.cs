using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class RecordTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void Every_fault_is_named_by_its_path_and_nothing_is_written()
    {
        var ran = box.RunWith("""
            {"event": {"notes": "x"}, "aha_cards": [{"title": "ok", "problem": "p"}, {"problem": 3, "tags": ["a", 1]}, 7],
             "recommendations": [{"why": "w", "expected_impact": "high"}], "used_aha_ids": 5}
            """, "record");
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        foreach (var fault in new[]
                 {
                     "event.task_summary: missing", "event.notes: must be an array of strings", "aha_cards[1].title: missing", "aha_cards[1].problem: must be a string",
                     "aha_cards[1].tags: must be an array of strings", "aha_cards[2]: must be an object", "recommendations[0].title: missing",
                     "recommendations[0].expected_impact: must be an object", "used_aha_ids: must be",
                 })
            Assert.Contains(fault, ran.Error, StringComparison.Ordinal);
        Assert.Empty(box.Lines("aha_cards.jsonl"));
        Assert.Empty(box.Lines("events.jsonl"));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{}", "Nothing to record")]
    [InlineData("{\"event\": {}}", "Nothing to record")]
    [InlineData("[1]", "$: must be an object")]
    [InlineData("{\"a\": 1,\n \"b\"}", "line 2")]
    [InlineData("{\"aha_cards\": [{\"id\": \"rec_1\", \"title\": \"t\", \"problem\": \"p\"}]}", "aha_cards[0].id")]
    [InlineData("{\"aha_cards\": [{\"id\": \"aha_a b\", \"title\": \"t\", \"problem\": \"p\"}]}", "aha_cards[0].id")]
    [InlineData("{\"aha_cards\": [{\"title\": \"t\", \"title\": \"u\", \"problem\": \"p\"}]}", "aha_cards[0].title: stands twice")]
    [InlineData("{\"aha_cards\": [{\"title\": \"t\", \"problem\": \"a \\ud83d b\"}]}", "aha_cards[0].problem: holds \\ud83d, half of a surrogate pair")]
    [InlineData("{\"aha_cards\": [{\"title\": \"t\", \"problem\": \"p\", \"x\": {\"deep\": [1, \"\\ude00\"]}}]}", "aha_cards[0].x.deep[1]: holds \\ude00")]
    [InlineData("{\"event\": {\"task_summary\": \"t\", \"\\ud83d\": 1}}", "event: a key holds \\ud83d")]
    [InlineData("{\"event\": {\"task_summary\": \"t\"}, \"usage_context\": \"\\ud83d\\ud83d\\ude00\"}", "usage_context: holds \\ud83d")]
    [InlineData("{\"aha_cards\": [{\"title\": \"t\", \"problem\": \"p\", \"approved\": {\"via\": \"terminal\"}}]}", "only a person can approve")]
    public void Bad_payloads_are_refused_with_the_reason(string payload, string reason)
    {
        var ran = box.RunWith(payload, "record");
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains(reason, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_warned_of_with_the_nearest_known_name()
    {
        var ran = box.DoWith("""{"aha_card": [], "aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        Assert.Contains("aha_card: unknown, and left out; did you mean aha_cards?", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_over_one_mebibyte_is_refused_and_ten_megabytes_in_small_records_are_not()
    {
        var big = new string('x', (1 << 20) + 1);
        Assert.Equal(1, box.RunWith($$"""{"aha_cards": [{"title": "t", "problem": "{{big}}"}]}""", "record").Exit);
        var half = new string('y', 500_000);
        var many = string.Join(", ", Enumerable.Range(0, 21).Select(i => $$"""{"title": "t{{i}}", "problem": "{{half}}"}"""));
        box.DoWith($$"""{"aha_cards": [{{many}}]}""", "record");
        Assert.Equal(21, box.Lines("aha_cards.jsonl").Length);
    }

    [Fact]
    public void A_known_id_is_an_edit_that_replaces_and_removes_fields()
    {
        box.DoWith("""{"aha_cards": [{"id": "aha_x", "title": "t", "problem": "p", "gotchas": ["g"], "foreign": {"deep": [1.50]}}]}""", "record");
        box.Now = box.Now.AddDays(1);
        var ran = box.DoWith("""{"aha_cards": [{"id": "aha_x", "problem": "q", "gotchas": null, "scope": "Portable"}]}""", "record");
        Assert.Equal("updated", Outcome(ran));
        Assert.Equal(
            """{"id": "aha_x", "title": "t", "problem": "q", "foreign": {"deep": [1.50]}, "primary_skill": "unknown", "scope": "portable", "ts": "2026-01-02T10:00:00Z", "status": "proposed"}""",
            box.Lines("aha_cards.jsonl")[^1]);
        Assert.Equal("unchanged", Outcome(box.DoWith("""{"aha_cards": [{"id": "aha_x", "problem": "q"}]}""", "record")));
        Assert.Equal(2, box.Lines("aha_cards.jsonl").Length);
    }

    [Fact]
    public void Equivalents_inside_one_payload_are_merged()
    {
        var ran = box.DoWith("""
            {"aha_cards": [{"title": "T", "when_to_use": "w", "primary_skill": "s", "tags": ["a"]},
                           {"title": "t ", "when_to_use": "W", "primary_skill": "s", "tags": ["b"], "gotchas": ["g"], "links": ["l"], "shareable": true}]}
            """, "record");
        var outcomes = ((JsonArray)ran.Json.Object("ids")!.Find("aha_cards")!).Items.Cast<JsonObject>().Select(o => o.Text("outcome"));
        Assert.Equal(["created", "reinforced"], outcomes);
        var last = box.Do("list").Json;
        Assert.Equal("1", JsonText.Line(last.Find("count")!));
        var card = (JsonObject)((JsonArray)last.Find("items")!).Items[0];
        Assert.Equal("a,b|g|l|true", $"{string.Join(',', card.Texts("tags"))}|{card.Texts("gotchas")[0]}|{card.Texts("links")[0]}|{JsonText.Line(card.Find("shareable")!)}");
        Assert.Single(box.Lines("signals.jsonl"));
    }

    [Fact]
    public void Nulls_and_empty_lists_of_an_equivalent_change_nothing()
    {
        box.DoWith("""{"aha_cards": [{"title": "T", "when_to_use": "w", "tags": ["a"]}]}""", "record");
        box.DoWith("""{"aha_cards": [{"title": "T", "when_to_use": "w", "tags": [], "problem": null, "links": []}]}""", "record");
        Assert.Single(box.Lines("aha_cards.jsonl"));
        Assert.Single(box.Lines("signals.jsonl"));
    }

    [Fact]
    public void A_null_in_another_programs_field_is_not_filled_and_an_absent_field_is()
    {
        box.DoWith("""{"aha_cards": [{"title": "T", "when_to_use": "w"}]}""", "record");
        var line = box.Lines("aha_cards.jsonl")[0];
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl", line[..^1] + """, "x_theirs": null}""" + "\n");
        Assert.Equal("reinforced", Outcome(box.DoWith("""{"aha_cards": [{"title": "T", "when_to_use": "w", "x_theirs": 1, "x_new": 2}]}""", "record")));
        var merged = box.Lines("aha_cards.jsonl")[^1];
        Assert.Contains("\"x_theirs\": null", merged, StringComparison.Ordinal);
        Assert.Contains("\"x_new\": 2", merged, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_stored_without_a_skill_is_found_by_one_with_a_skill()
    {
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl", """{"id": "aha_old", "title": "T", "when_to_use": "w"}""" + "\n");
        Assert.Equal("reinforced", Outcome(box.DoWith("""{"aha_cards": [{"title": "t", "when_to_use": "W", "primary_skill": "s"}]}""", "record")));
        Assert.Contains("\"primary_skill\": \"s\"", box.Lines("aha_cards.jsonl")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_computed_id_that_other_content_has_gets_a_number()
    {
        var first = box.DoWith("""{"recommendations": [{"title": "R", "why": "a"}, {"title": "R", "why": "b"}, {"title": "R", "why": "a"}]}""", "record");
        var ids = ((JsonArray)first.Json.Object("ids")!.Find("recommendations")!).Items.Cast<JsonObject>().Select(o => (o.Text("id")!, o.Text("outcome")!)).ToList();
        Assert.Equal(ids[0].Item1 + "-2", ids[1].Item1);
        Assert.Equal((ids[0].Item1, "unchanged"), ids[2]);
    }

    [Fact]
    public void Used_ids_that_are_unknown_or_ill_formed_are_told_and_the_rest_is_written()
    {
        var ran = box.DoWith("""{"event": {"task_summary": "x"}, "aha_cards": [{"id": "aha_x", "title": "t", "problem": "p"}], "used": {"aha_ids": "aha_x, aha_none, bad"}}""", "record");
        var usage = ran.Json.Object("usage_signals")!;
        Assert.Equal("""[{"id": "bad", "expected_prefix": "aha_"}]""", JsonText.Line(usage.Find("invalid_ids")!));
        Assert.Equal("""[{"id": "aha_none", "error": "unknown id"}]""", JsonText.Line(usage.Find("errors")!));
        Assert.Contains("\"context\": \"event_id=evt_", Assert.Single(box.Lines("signals.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_of_a_newer_format_is_never_rewritten()
    {
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl", """{"schema": "self-learning/card/v9", "id": "aha_new", "title": "T", "when_to_use": "w"}""" + "\n");
        Assert.Equal("created", Outcome(box.DoWith("""{"aha_cards": [{"title": "T", "when_to_use": "w"}]}""", "record")));
        Assert.Equal(1, box.RunWith("""{"aha_cards": [{"id": "aha_new", "title": "U"}]}""", "record").Exit);
        Assert.Equal(1, box.Run("aha-status", "--id", "aha_new", "--status", "accepted").Exit);
        Assert.Contains("aha_new", box.Do("list").Output, StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();

    private static string? Outcome(Ran ran) => ((JsonObject)((JsonArray)ran.Json.Object("ids")!.Find("aha_cards")!).Items[0]).Text("outcome");
}
