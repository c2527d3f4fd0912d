using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

/// <summary>What the old program does to a store that it shares with ours, where ours once did otherwise.</summary>
public sealed class OldStoreTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void A_merge_keeps_status_and_scope_and_unites_without_doubles()
    {
        Lines("aha_cards.jsonl", """{"id": "aha_1", "ts": "2025-01-01T00:00:00Z", "title": "t", "when_to_use": "w", "primary_skill": "db", "evidence": ["a", "a"], "x_own": {}}""");
        box.DoWith("""{"aha_cards": [{"title": "T ", "when_to_use": "W", "primary_skill": "db", "solution_steps": ["x", "x", null], "scope": "portable", "x_own": 1, "x_new": 2}]}""".Replace(", null", "", StringComparison.Ordinal), "record");
        var merged = box.Lines("aha_cards.jsonl")[^1];
        Assert.Equal("""{"id": "aha_1", "ts": "2026-01-01T10:00:00Z", "title": "t", "when_to_use": "w", "primary_skill": "db", "evidence": ["a"], "x_own": {}, "solution_steps": ["x"], "x_new": 2, "status": "proposed", "scope": "portable"}""", merged);
    }

    [Fact]
    public void A_card_with_a_key_reinforces_its_twin_without_a_skill()
    {
        Lines("aha_cards.jsonl", """{"id": "aha_1", "ts": "2025-01-01T00:00:00Z", "title": "ΟΔΟΣ", "when_to_use": "w"}""");
        var ran = box.DoWith("""{"aha_cards": [{"title": "οδος", "when_to_use": "w", "primary_skill": "db", "key": "k1"}]}""", "record");
        Assert.Contains("\"outcome\": \"reinforced\"", ran.Output, StringComparison.Ordinal);
        Assert.Contains("(key=key:k1)", box.Lines("signals.jsonl")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Accepted", "proposed")]
    [InlineData(" accepted ", "accepted")]
    [InlineData("", "proposed")]
    public void The_status_of_a_new_card_is_stored_in_its_normal_form(string given, string stored)
    {
        box.DoWith($$"""{"aha_cards": [{"title": "t", "problem": "p", "status": "{{given}}"}]}""", "record");
        Assert.Contains($"\"status\": \"{stored}\"", box.Lines("aha_cards.jsonl")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_keeps_its_own_time_and_gives_its_skill_even_if_it_is_unknown()
    {
        box.DoWith("""{"event": {"task_summary": "t", "ts": "2025-01-01T00:00:00Z", "primary_skill": "unknown"}, "aha_cards": [{"title": "a", "problem": "p"}, {"title": "b", "problem": "p", "primary_skill": "db"}]}""", "record");
        Assert.StartsWith("""{"task_summary": "t", "ts": "2025-01-01T00:00:00Z", "primary_skill": "unknown", "id": "evt_""", box.Lines("events.jsonl")[0], StringComparison.Ordinal);
        Assert.Contains("\"primary_skill\": \"unknown\"", box.Lines("aha_cards.jsonl")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_field_is_filled_in_its_place()
    {
        box.DoWith("""{"aha_cards": [{"primary_skill": null, "title": "t", "problem": "p"}]}""", "record");
        Assert.StartsWith("""{"primary_skill": "unknown", "title": "t",""", box.Lines("aha_cards.jsonl")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Null_and_blank_used_ids_are_passed_over_and_words_about_use_are_trimmed()
    {
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "title": "t", "problem": "p"}], "used": {"aha_ids": [null, " aha_1 ", " "], "rec_ids": [null]}, "usage_source": " ci ", "usage_context": " on CI "}""", "record");
        Assert.Equal("""{"ts": "2026-01-01T10:00:00Z", "kind": "aha_used", "source": "ci", "aha_id": "aha_1", "context": "on CI", "id": "sig_""", Assert.Single(box.Lines("signals.jsonl"))[..^14]);
    }

    [Fact]
    public void Options_are_trimmed_as_the_old_program_trims_them()
    {
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "title": "t", "problem": "p"}], "recommendations": [{"id": "rec_1", "title": "r"}]}""", "record");
        box.Do("signal", "--kind", "aha_used", "--aha-id", " aha_1 ", "--rec-id", "", "--source", " ", "--context", " as it is ");
        box.Do("use", "--aha", " aha_1 ,, ", "--source=", "--context", " trimmed ");
        box.Do("aha-status", "--id", " aha_1 ", "--status", "accepted", "--note", "");
        Assert.Contains("\"source\": \"manual\", \"aha_id\": \"aha_1\", \"context\": \" as it is \"", box.Lines("signals.jsonl")[0], StringComparison.Ordinal);
        Assert.Contains("\"source\": \"agent\", \"aha_id\": \"aha_1\", \"context\": \"trimmed\"", box.Lines("signals.jsonl")[1], StringComparison.Ordinal);
        Assert.DoesNotContain("note", box.Lines("aha_cards.jsonl")[^1], StringComparison.Ordinal);
        Assert.Equal(1, box.Run("aha-status", "--id", " ", "--status", "accepted").Exit);
        Assert.Equal(0, box.Run("list", "--skill=", "--limit", "5").Exit);
    }

    [Fact]
    public void Rec_status_writes_the_scope_and_tells_the_last_touch()
    {
        Lines("recommendations.jsonl", """{"id": "rec_1", "title": "t", "status": " done ", "scope": 5, "ts": "2025-01-01T00:00:00Z"}""");
        var json = box.Do("rec-status", "--id", "rec_1", "--status", "accepted").Json;
        Assert.Equal(("done", "2025-01-01T00:00:00Z"), (json.Object("previous")!.Text("status"), json.Object("previous")!.Text("last_touched_ts")));
        Assert.Equal("""{"id": "rec_1", "title": "t", "status": "accepted", "scope": "project", "ts": "2026-01-01T10:00:00Z", "last_touched_ts": "2026-01-01T10:00:00Z"}""", box.Lines("recommendations.jsonl")[^1]);
    }

    [Fact]
    public void Repair_takes_the_first_of_two_events_at_one_time_and_leaves_the_skill_in_its_place()
    {
        Lines("events.jsonl", """{"id": "evt_1", "ts": "2025-01-01T00:00:00Z", "primary_skill": "first"}""", """{"id": "evt_2", "ts": "2025-01-01T00:00:00Z", "primary_skill": "second"}""");
        Lines("aha_cards.jsonl", """{"id": "aha_1", "primary_skill": null, "ts": "2025-01-02T00:00:00Z", "title": "t"}""");
        box.Do("repair", "--apply");
        Assert.Equal("""{"id": "aha_1", "primary_skill": "first", "ts": "2026-01-01T10:00:00Z", "title": "t"}""", box.Lines("aha_cards.jsonl")[^1]);
    }

    [Theory]
    [InlineData("""{"id": "aha_1", "ts": "2025-01-01T00:00:00Z", "title": "t", "x": NaN}""")]
    [InlineData("""{"id": "aha_1", "title": "NaN", "x": [-Infinity, Infinity, {"NaN": NaN}], "y": 1e999}""")]
    [InlineData("\u00a0{\"id\": \"aha_1\", \"title\": \"t\"}\u000b")]
    public void What_Python_reads_is_a_record_and_is_kept_as_it_was_written(string line)
    {
        Lines("aha_cards.jsonl", line, """{"id": "aha_2", "title": "t"}""");
        Assert.Equal("2", JsonText.Line(box.Do("list").Json.Find("count")!));
        Assert.Equal(0, box.Run("doctor").Exit);
        box.Do("repair", "--apply");
        box.Do("aha-status", "--id", "aha_1", "--status", "accepted");
        var lines = box.Lines("aha_cards.jsonl");
        Assert.Equal(line, lines[0]);
        Assert.StartsWith(line.Trim().TrimEnd('}').Replace("\"ts\": \"2025-01-01T00:00:00Z\"", "\"ts\": \"2026-01-01T10:00:00Z\"", StringComparison.Ordinal), lines[^1].Replace("\"primary_skill\": \"unknown\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_read_as_deep_as_Python_reads_and_deeper_lines_are_told_and_left_alone()
    {
        string Nested(string id, int depth) => $"{{\"id\": \"{id}\", \"title\": \"t\", \"primary_skill\": \"s\", \"x\": {new string('[', depth)}{new string(']', depth)}}}";
        Lines("aha_cards.jsonl", Nested("aha_1", 900), Nested("aha_2", 5000));
        Assert.Equal("1", JsonText.Line(box.Do("list").Json.Find("count")!));
        Assert.Contains("too-deep", box.Run("doctor").Output, StringComparison.Ordinal);
        var before = box.Lines("aha_cards.jsonl");
        box.Do("repair", "--apply");
        Assert.Equal(before, box.Lines("aha_cards.jsonl"));
        box.Do("aha-status", "--id", "aha_1", "--status", "accepted");
        Assert.Contains(new string('[', 900), box.Lines("aha_cards.jsonl")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Init_goes_through_a_link_in_the_repository_and_leaves_one_out_of_it_alone()
    {
        File.WriteAllText(Path.Combine(box.Repo, "ignored"), "bin\n");
        File.CreateSymbolicLink(Path.Combine(box.Repo, ".gitignore"), "ignored");
        box.Do("init");
        Assert.EndsWith(".agent-skills/\n", File.ReadAllText(Path.Combine(box.Repo, "ignored")), StringComparison.Ordinal);

        File.Delete(Path.Combine(box.Repo, ".gitignore"));
        var outside = box.Write("outside", "bin\n");
        File.CreateSymbolicLink(Path.Combine(box.Repo, ".gitignore"), outside);
        var ran = box.Do("init");
        Assert.Equal("bin\n", File.ReadAllText(outside));
        Assert.Contains("warning: .gitignore is a symbolic link out of the repository", ran.Error, StringComparison.Ordinal);
        Assert.Contains("left unchanged", ran.Json.Text("note"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_root_that_is_not_there_yet_is_made()
    {
        var root = Path.Combine(box.Root, "new/deep");
        box["SELF_LEARNING_REPO_ROOT"] = root;
        box.Do("list");
        Assert.False(Directory.Exists(root));
        box.DoWith("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        Assert.True(File.Exists(Path.Combine(root, ".agent-skills/self-learning/v1/users/ada/aha_cards.jsonl")));
        box.Do("init");
        Assert.True(File.Exists(Path.Combine(root, ".gitignore")));
    }

    public void Dispose() => box.Dispose();

    private void Lines(string journal, params string[] lines)
    {
        Directory.CreateDirectory(box.Store);
        File.WriteAllText(Path.Combine(box.Store, journal), string.Join('\n', lines) + "\n");
    }
}
