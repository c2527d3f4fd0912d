using SelfLearning.Core.Diagnosis;
using SelfLearning.Core.Json;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Reliability;

/// <summary>A5, A6, A8 (INDEX.md) and A9: what ordinary use must not harm.</summary>
public sealed class UseTests
{
    [Fact]
    public void Reading_verbs_change_no_byte()
    {
        using var world = new World();
        foreach (var scenario in Scenarios.Reading)
        {
            world.Reset();
            var before = Tree.Of(world.Box.Root, "/.cache/");
            Assert.Equal((scenario.Verb, scenario.Exit), (scenario.Verb, world.Box.RunWith(scenario.Input, scenario.Line).Exit));
            Assert.True(before.SequenceEqual(Tree.Of(world.Box.Root, "/.cache/")), $"{scenario.Verb} changed something");
        }

        Figures.Tell("A6", $"{Scenarios.Reading.Count} reading verbs changed 0 bytes");
    }

    [Fact]
    public void Unknown_fields_and_newer_records_survive_every_verb()
    {
        using var world = new World();
        foreach (var scenario in Scenarios.Writing)
        {
            world.Reset();
            world.Box.DoWith(scenario.Input, scenario.Line);
            world.Check(scenario, acknowledged: true, "as it should");
            var cards = world.Box.Lines("aha_cards.jsonl");
            Assert.Contains(cards, l => l.Contains("\"schema\": \"self-learning/v9\", \"shape\": {\"x\": 1}", StringComparison.Ordinal));
            Assert.All(cards.Where(l => l.Contains("\"aha_1\"", StringComparison.Ordinal)), l => Assert.Contains("\"x_foreign\": {\"deep\": [1.50, {\"y\": null}]}", l, StringComparison.Ordinal));
            Assert.All(world.Box.Lines("recommendations.jsonl").Where(l => l.Contains("\"rec_1\"", StringComparison.Ordinal)), l => Assert.Contains("\"x_rec\": {\"z\": 1e5}", l, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_second_repair_finds_nothing_to_do()
    {
        using var world = new World();
        world.Box.Do("repair", "--apply");
        var before = Tree.Of(world.Box.Root, "INDEX.md", ".lock");
        Assert.Contains("Nothing to repair.", world.Box.Do("repair", "--apply").Output, StringComparison.Ordinal);
        Assert.Equal(before, Tree.Of(world.Box.Root, "INDEX.md", ".lock"));
    }

    [Theory]
    [InlineData("random")]
    [InlineData("empty")]
    [InlineData("gone")]
    [InlineData("folder")]
    public void Whatever_stands_in_INDEX_changes_no_answer_and_stops_no_append(string state)
    {
        using var world = new World();
        var index = Path.Combine(world.Box.Store, "INDEX.md");
        string Answers() => string.Concat(((string[][])[["list", "--all"], ["review", "--format", "json"], ["show", "aha_1"], ["recall", "kept always", "--format", "json"]]).Select(a => world.Box.Do(a).Output));
        var right = Answers();
        File.Delete(index);
        if (state == "random")
            File.WriteAllBytes(index, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 3))]);
        else if (state == "empty")
            File.WriteAllText(index, "");
        else if (state == "folder")
            Directory.CreateDirectory(index);
        Assert.Equal(right, Answers());
        var ran = world.Box.Do("signal", "--kind", "aha_used", "--aha-id", "aha_1");
        Assert.Equal(state == "folder", ran.Error.Contains("warning: INDEX.md", StringComparison.Ordinal));
        Assert.Equal(state != "folder", File.Exists(index) && File.ReadAllText(index).StartsWith("# Self-learning index", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("2038-01-19T03:14:08Z")]
    [InlineData("2100-02-28T23:59:59Z")]
    public void Any_clock_will_do_and_one_that_steps_back_too(string clock)
    {
        using var world = new World();
        foreach (var scenario in Scenarios.Writing.Concat(Scenarios.Reading))
        {
            world.Reset();
            world.Box.Now = DateTimeOffset.Parse(clock, System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal((scenario.Verb, scenario.Exit), (scenario.Verb, world.Box.RunWith(scenario.Input, scenario.Line).Exit));
        }

        world.Reset();
        for (var i = 0; i < 20; i++)
        {
            world.Box.Now -= TimeSpan.FromSeconds(i % 3);
            world.Box.DoWith($$"""{"event": {"task_summary": "same words"}, "aha_cards": [{"title": "t{{i}}", "when_to_use": "w"}]}""", "record");
        }

        var events = JournalReader.Read(JournalKind.Events, File.ReadAllBytes(Path.Combine(world.Box.Store, "events.jsonl")));
        Assert.Equal(events.Count, Enumerable.Range(0, events.Count).Select(events.Id).Distinct().Count());
        var listed = ((JsonArray)world.Box.Do("list", "--limit", "20").Json.Find("items")!).Items.Select(i => ((JsonObject)i).Text("title"));
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"t{i}"), listed);
    }

    [Fact]
    public void Doctor_notices_every_flipped_bit_that_takes_a_record()
    {
        var records = Project.IsLong ? 100 : 4;
        var bytes = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, records).Select(i => $"{{\"id\": \"aha_{i}\", \"ts\": \"2026-01-01T00:00:00Z\", \"title\": \"é {i}\", \"tags\": [\"a\"], \"shareable\": true}}\n")));
        var taken = 0;
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            var journal = JournalReader.Read(JournalKind.Cards, bytes);
            if (journal.Count < records)
            {
                taken++;
                Assert.NotEmpty(DamageFindings.Of(journal, "aha_cards.jsonl"));
            }

            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.True(taken > 0);
        Figures.Tell("A5", $"{bytes.Length * 8} flipped bits over {records} records, {taken} of which took a record: each one a finding, 0 crashes");
    }
}
