using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class ReviewTests : IDisposable
{
    private readonly Sandbox box = new() { Now = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero).AddMilliseconds(700) };

    [Fact]
    public void The_last_touch_is_ts_where_it_was_never_given_or_is_blank()
    {
        Recs("""{"id": "rec_1", "ts": " 2026-02-01T00:00:00Z ", "title": "never"}""", """{"id": "rec_2", "ts": "2026-02-02T00:00:00Z", "title": "blank", "last_touched_ts": ""}""");
        var json = Review();
        Assert.Equal(["2026-02-01T00:00:00Z", "2026-02-02T00:00:00Z"], List(json, "stale").Select(r => r.Text("last_touched_ts")));
        Assert.Equal(["rec_1", "rec_2"], List(Review("--days", "60"), "open").Select(r => r.Text("id")).Order());
    }

    [Fact]
    public void A_recommendation_without_a_readable_time_is_never_stale_and_its_age_is_unknown()
    {
        Recs("""{"id": "rec_1", "title": "none"}""", """{"id": "rec_2", "ts": "yesterday", "title": "word"}""");
        var json = Review("--stale-days", "0");
        Assert.Empty(List(json, "stale"));
        Assert.Equal([null, "yesterday"], List(json, "open").Select(r => r.Text("last_touched_ts")));
        box.Do("init");
        Assert.Equal(2, Index().Split("unknown age").Length - 1);
    }

    [Fact]
    public void A_time_to_come_is_0_days_ago_and_an_empty_title_is_untitled()
    {
        Recs("""{"id": "rec_1", "ts": "2026-03-01T20:00:00Z", "title": ""}""");
        box.Do("init");
        Assert.Contains("- **(untitled)** (`rec_1`, proposed, project, 0d ago)", Index(), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_count_whole_seconds_and_since_keeps_its_fraction()
    {
        Recs("""{"id": "rec_1", "ts": "2026-02-28T12:00:00Z", "title": "a day to the second"}""");
        Assert.Single(List(Review("--days", "1"), "open"));
        Assert.Equal("2026-02-28T12:00:00Z", Since(Review("--days", "1")));
        Assert.Equal("2026-02-28T12:00:00.250000Z", Since(Review("--since", "2026-02-28T12:00:00.25Z")));
        Assert.Equal(1, box.Run("review", "--days", "99999999").Exit);
        Assert.Equal(2, box.Run("review", "--days", "-1").Exit);

        static string? Since(JsonObject json) => json.Object("filters")!.Text("since");
    }

    [Fact]
    public void An_empty_result_of_a_backport_stands_for_what_was_asked_for()
    {
        Lines("aha_cards.jsonl", """{"id": "aha_1", "title": "t", "shareable": true, "status": "accepted", "tags": null}""", """{"id": "aha_2", "title": "t", "shareable": true, "status": "accepted"}""");
        Lines("backports.jsonl", """{"backport_id": "slbp_1", "ts": "2026-01-01T00:00:00Z", "applied": true, "requested_card_ids": ["aha_1"], "result_card_ids": []}""");
        var candidates = ((JsonArray)Review().Object("aha")!.Find("backport_candidates")!).Items.Cast<JsonObject>().ToList();
        Assert.Equal("aha_2", Assert.Single(candidates).Text("id"));
        Assert.Equal("[]", JsonText.Line(candidates[0].Find("tags")!));
    }

    [Theory]
    [InlineData("οδος", "ΟΔΟΣ")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("i\u0307stanbul", "İstanbul")]
    public void The_query_is_case_blind_in_every_script(string query, string title)
    {
        box.DoWith(JsonText.Line(new JsonObject { { "aha_cards", new JsonArray([new JsonObject { { "title", title }, { "problem", "p" } }]) } }), "record");
        Assert.Equal("1", JsonText.Line(box.Do("list", "--query", query).Json.Find("count")!));
        Assert.Single(((JsonArray)Review("--query", $" {query} ").Object("aha")!.Find("top_by_score")!).Items);
    }

    [Theory]
    [InlineData("--skill", "")]
    [InlineData("--skill=")]
    [InlineData("--skill", " ")]
    [InlineData("--since", "")]
    [InlineData("--status", ",")]
    [InlineData("--query", " ")]
    public void A_blank_option_counts_as_absent(params string[] option)
    {
        Recs("""{"id": "rec_1", "ts": "2026-02-01T00:00:00Z", "title": "t"}""");
        Assert.Equal(box.Do("review", "--format", "json", "--recs-limit", "5").Output, box.Do(["review", "--format", "json", .. option, "--recs-limit", "5"]).Output);
    }

    [Fact]
    public void Cards_that_nobody_accepted_are_told_where_nothing_else_is_open()
    {
        box.DoWith("""{"aha_cards": [{"title": "a", "problem": "p"}, {"title": "b", "problem": "p"}]}""", "record");
        Assert.Contains("2 cards are still proposed", box.Do("review").Output, StringComparison.Ordinal);
        Assert.Contains("2 cards are still proposed", box.Do("review", "--top-aha-limit", "0").Output, StringComparison.Ordinal);
        box.Do("aha-status", "--id", box.Do("list", "--limit", "1").Json.Find("items") is JsonArray items ? ((JsonObject)items.Items[0]).Text("id")! : "", "--status", "accepted");
        Assert.Contains("1 card is still proposed", box.Do("review").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_that_is_a_number_is_shown_as_it_is()
    {
        Lines("aha_cards.jsonl", """{"id": "aha_1", "title": 7}""");
        Assert.Contains("\"title\": 7,", box.Do("review", "--format", "json").Output, StringComparison.Ordinal);
        box.Do("init");
        Assert.Contains("- **7** (`aha_1`", Index(), StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();

    private JsonObject Review(params string[] args) => box.Do(["review", "--format", "json", .. args]).Json;

    private static List<JsonObject> List(JsonObject review, string name) => [.. ((JsonArray)review.Object("recommendations")!.Find(name)!).Items.Cast<JsonObject>()];

    private string Index() => File.ReadAllText(Path.Combine(box.Store, "INDEX.md"));

    private void Recs(params string[] lines) => Lines("recommendations.jsonl", lines);

    private void Lines(string journal, params string[] lines)
    {
        Directory.CreateDirectory(box.Store);
        File.WriteAllText(Path.Combine(box.Store, journal), string.Join('\n', lines) + "\n");
    }
}
