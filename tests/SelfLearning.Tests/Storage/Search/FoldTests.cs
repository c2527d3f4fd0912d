using System.Globalization;
using SelfLearning.Core.Json;
using System.Text;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage.Search;

/// <summary>A store that is asked by its folded state answers as one whose journals are read whole, whatever becomes of the state.</summary>
public sealed class FoldTests : IDisposable
{
    private static readonly string[] Statuses = ["proposed", "accepted", "rejected", "deprecated", "backported", "odd"];
    private static readonly string[] Kinds = ["aha_used", "aha_recalled", "aha_reinforced", "aha_shown", "aha_helped", "aha_harmed", "rec_touched", "made_up"];
    private readonly Sandbox box = new() { WorthFolding = 0, Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) };

    private string State => Path.Combine(box.Store, ".cache/fold-v1.db");

    private string Page => Path.Combine(box.Store, "INDEX.md");

    [Fact]
    public void It_is_followed_and_not_made_anew_and_a_second_look_writes_nothing()
    {
        Append(new Random(1), 100);
        box.Run("review");
        var (inode, bytes) = (Inode(), File.ReadAllBytes(State));
        box.Run("review");
        Assert.Equal(bytes, File.ReadAllBytes(State));
        box.Do("signal", "--kind", "aha_used", "--aha-id", box.Run("list", "--limit", "1").Json.Find("items") is JsonArray { Items: [JsonObject card] } ? card.Text("id")! : "");
        Assert.NotEqual(bytes, File.ReadAllBytes(State));
        Assert.Equal(inode, Inode());
    }

    [Fact]
    public void Random_stores_answer_alike()
    {
        var rounds = Project.IsLong ? 200 : 10;
        for (var seed = 0; seed < rounds; seed++)
        {
            var random = new Random(seed);
            for (var part = 0; part < 3; part++)
            {
                Append(random, random.Next(1, 60));
                AssertSame(random, seed);
            }

            Directory.Delete(box.Store, recursive: true);
        }
    }

    [Fact]
    public void Writers_say_the_same_and_leave_the_same_page()
    {
        for (var seed = 0; seed < (Project.IsLong ? 100 : 12); seed++)
        {
            var random = new Random(seed);
            Append(random, 80);
            Assert.Equal(Written(1 << 20, seed), Written(0, seed));
            Directory.Delete(box.Store, recursive: true);
        }
    }

    [Fact]
    public void Any_damage_and_any_kill_is_passed_by()
    {
        var random = new Random(11);
        Append(random, 200);
        Answers(random: new Random(0));
        var older = File.ReadAllBytes(State);
        var rounds = Project.IsLong ? 200 : 30;
        for (var round = 0; round < rounds; round++)
        {
            var bytes = File.ReadAllBytes(State);
            switch (round % 6)
            {
                case 0: bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)); File.WriteAllBytes(State, bytes); break;
                case 1: File.WriteAllBytes(State, bytes[..random.Next(bytes.Length)]); break;
                case 2: random.NextBytes(bytes); File.WriteAllBytes(State, bytes); break;
                case 3: File.Delete(State); break;
                // A writer that was killed between its pages, and one that died before it sealed.
                case 4: older.AsSpan(0, Math.Min(older.Length, bytes.Length) / 2).CopyTo(bytes); File.WriteAllBytes(State, bytes); break;
                default: File.WriteAllBytes(State, older); break;
            }

            if (round % 2 == 0)
                Append(random, 3);
            AssertSame(random, round);
        }
    }

    [Fact]
    public void Torn_and_foreign_lines_are_followed()
    {
        var random = new Random(3);
        Append(random, 50);
        Answers(random: new Random(0));
        var cards = Path.Combine(box.Store, "aha_cards.jsonl");
        var line = Card(random, 7);
        foreach (var text in new[] { line[..30], line[30..], line + line + "\n", "{\"id\": 5}\nnonsense\n\n", line[..^1] })
        {
            File.AppendAllText(cards, text);
            AssertSame(random, 0);
        }

        File.WriteAllLines(cards, File.ReadAllLines(cards).Reverse());
        AssertSame(random, 0);
        File.Delete(cards);
        AssertSame(random, 0);
    }

    [Fact]
    public void Texts_that_utf8_cannot_hold_are_told_apart()
    {
        Directory.CreateDirectory(box.Store);
        File.WriteAllText(Path.Combine(box.Store, "aha_cards.jsonl"), """
            {"id": "aha_\ud800", "ts": "2026-01-01T00:00:00Z", "title": "one", "when_to_use": "w"}
            {"id": "aha_\ud801", "ts": "2026-01-01T00:00:00Z", "title": "two", "when_to_use": "w"}
            {"id": "aha_\u0000a", "ts": "2026-01-01T00:00:00Z", "title": "three", "when_to_use": "w"}
            {"id": "aha_\u0000b", "ts": "2026-01-01T00:00:00Z", "title": "four", "when_to_use": "w"}

            """);
        AssertSame(new Random(0), 0);
    }

    public void Dispose() => box.Dispose();

    private string Inode() => Shell.Run("stat", ["-c", "%i", State], box.Root).Output;

    private void AssertSame(Random random, int round)
    {
        var seed = random.Next();
        box.WorthFolding = 1 << 20;
        var expected = Answers(new Random(seed));
        box.WorthFolding = 0;
        var actual = Answers(new Random(seed));
        for (var i = 0; i < expected.Count; i++)
            Assert.True(expected[i] == actual[i], $"round {round}, question {i}: {Difference(expected[i], actual[i])}");
        Assert.NotEmpty(expected);
    }

    private List<string> Answers(Random random) =>
    [
        box.Run("review", "--format", "json").Output,
        box.Run("review", "--format", "json", "--top-aha-limit", "3", "--backport-limit", "2", "--recs-limit", "2", "--next-actions-limit", "4").Output,
        box.Run("review").Output,
        .. Enumerable.Range(0, 4).Select(_ => box.Run("show", Id(random), RecId(random)) is var ran ? ran.Output + ran.Error : ""),
        box.Run("show", $"evt_{random.Next(40)}").Output,
        box.Run("list", "--limit", $"{1 + random.Next(20)}").Output,
        box.Run("list", "--all").Output,
        box.Run("list", "--kind", "recs", "--limit", "5").Output,
    ];

    // A copy of the store is written to, by one way or the other, and what was said and is there then comes back.
    private string Written(long worth, int seed)
    {
        var random = new Random(seed);
        box.Write("repo/skill/SKILL.md", "---\nname: skill\ndescription: d\n---\n");
        var copy = Path.Combine(box.Root, "copy");
        Shell.Run("cp", ["-a", box.Store, copy], box.Root);
        box.WorthFolding = worth;
        var said = new StringBuilder();
        foreach (var args in new string[][]
        {
            ["signal", "--kind", "aha_used", "--aha-id", Id(random)],
            ["use", "--aha", $"{Id(random)},{Id(random)}", "--rec", RecId(random)],
            ["aha-status", "--id", Id(random), "--status", "accepted", "--shareable", "true"],
            ["rec-status", "--id", RecId(random), "--status", "in_progress"],
            ["promote", "--ids", Id(random)],
            ["export-backport", "--skill-path", "skill", "--ids", Id(random)],
        })
        {
            var ran = box.Run(args);
            said.Append(ran.Exit).Append(ran.Output).Append(ran.Error).Append(File.Exists(Page) ? File.ReadAllText(Page) : "");
        }

        var recorded = box.RunWith($$"""{"event": {"id": "evt_3", "task_summary": "again"}, "aha_cards": [{{Card(random, 7)}}, {{Card(random, 8, withId: false)}}, {{Card(random, 999, withId: false)}}], "used_aha_ids": ["{{Id(random)}}"]}""", "record");
        said.Append(recorded.Exit).Append(recorded.Output).Append(recorded.Error);
        foreach (var file in Directory.EnumerateFiles(box.Store).Where(f => Path.GetFileName(f) != ".lock").Order(StringComparer.Ordinal))
            said.Append(Path.GetFileName(file)).Append(File.ReadAllText(file));
        if (Directory.Exists(box.GlobalStore))
        {
            said.Append(File.ReadAllText(Path.Combine(box.GlobalStore, "INDEX.md")));
            Directory.Delete(box.GlobalStore, recursive: true);
        }

        Directory.Delete(box.Store, recursive: true);
        Directory.Move(copy, box.Store);
        return said.ToString();
    }

    private void Append(Random random, int count)
    {
        Directory.CreateDirectory(box.Store);
        for (var i = 0; i < count; i++)
        {
            var (file, line) = random.Next(8) switch
            {
                < 3 => ("aha_cards.jsonl", Card(random, random.Next(40))),
                < 6 => ("signals.jsonl", Signal(random)),
                6 => ("recommendations.jsonl", Recommendation(random)),
                _ => ("events.jsonl", $$"""{"id": "evt_{{random.Next(40)}}", "ts": "{{Ts(random)}}", "task_summary": "task {{i}}", "primary_skill": "git"}"""),
            };
            File.AppendAllText(Path.Combine(box.Store, file), line + "\n");
        }
    }

    private static string Card(Random random, int number, bool withId = true) =>
        $$"""{"title": "{{Title(random)}}", "when_to_use": "w{{random.Next(3)}}", "solution_steps": ["do {{random.Next(5)}}"], {{(withId ? $"\"id\": \"aha_{number}\", " : "")}}"ts": "{{Ts(random)}}", "status": "{{Statuses[random.Next(Statuses.Length)]}}", "shareable": {{(random.Next(3) > 0 ? "true" : "false")}}, "primary_skill": "git", "tags": ["docs"]{{(random.Next(9) == 0 ? ", \"key\": \"k\"" : "")}}{{(random.Next(15) == 0 ? ", \"schema\": \"v9\"" : "")}}}""";

    private static string Recommendation(Random random) =>
        $$"""{"title": "{{Title(random)}}", "id": "{{RecId(random)}}", "ts": "{{Ts(random)}}", "status": "{{(random.Next(3) == 0 ? "done" : "proposed")}}", "expected_impact": {"speed": "{{(random.Next(2) == 0 ? "high" : "low")}}"}{{(random.Next(2) == 0 ? $", \"last_touched_ts\": \"{Ts(random)}\"" : "")}}}""";

    private static string Signal(Random random)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        return random.Next(12) == 0
            ? $$"""{"ts": "{{Ts(random)}}", "kind": "{{kind}}"}"""
            : $$"""{"ts": "{{Ts(random)}}", "kind": "{{kind}}", "source": "s", "{{(random.Next(4) == 0 ? "rec_id" : "aha_id")}}": "{{(random.Next(4) == 0 ? RecId(random) : Id(random))}}", "id": "sig_{{random.Next()}}"}""";
    }

    private static string Title(Random random) => new[] { "a", "b", "\U0001F600 z", "\uE000 y", "é", "" }[random.Next(6)] + random.Next(4).ToString(CultureInfo.InvariantCulture);

    private static string Id(Random random) => $"aha_{random.Next(40)}";

    private static string RecId(Random random) => $"rec_{random.Next(20)}";

    // Some are old, some of today, some to come, some are no times.
    private static string Ts(Random random) => random.Next(12) == 0
        ? "soon"
        : new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc).AddMinutes(-random.Next(random.Next(2) == 0 ? 4000 : 60_000)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Difference(string expected, string actual)
    {
        var at = expected.AsSpan().CommonPrefixLength(actual);
        return $"…{expected[Math.Max(0, at - 200)..Math.Min(expected.Length, at + 100)]} ≠ …{actual[Math.Max(0, at - 200)..Math.Min(actual.Length, at + 100)]}";
    }
}
