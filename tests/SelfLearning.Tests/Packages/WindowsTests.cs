using System.Diagnostics;
using System.Globalization;
using SelfLearning.App;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Scenarios;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Packages;

/// <summary>A12: the Windows package under wine.</summary>
[Collection("wine")]
public sealed class WindowsTests : IDisposable
{
    private readonly Sandbox box = new();

    public static TheoryData<string> Scripts() => [.. Scenario.Names()];

    [Fact]
    public void The_zip_is_unpacked_and_used()
    {
        var (program, wine) = (Wine.Unpack(), new Wine(box));
        new Journey(box)
        {
            Data = "AppData/Local/self-learning",
            Program = (args, input) => wine.Run(program, args, input),
            Hook = (command, input) => wine.Run("cmd.exe", ["/d", "/s", "/c", command], input.Replace(box.Repo, Wine.Path_(box.Repo).Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal)),
        }.Go();
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void The_old_programs_scenario_plays_alike_on_windows(string name)
    {
        var (program, wine, faketime) = (Wine.Unpack(), new Wine(box), Project.Tool("faketime"));
        // Answers and records spell paths as Windows does; that apart they are the same.
        var scenario = Scenario.Read(name);
        scenario.Respell = wine.Respelt;
        scenario.Play(box, (b, args, input) => Shell.Run(
            faketime, ["-f", b.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), wine.Program, program, .. args], b.Repo, input, [.. wine.Variables, ("FAKETIME_DONT_FAKE_MONOTONIC", "1")]) is var ran
            ? wine.Respelt(ran) : ran);
    }

    [Fact]
    public void Its_part_of_the_system_calls_keeps_its_promises()
    {
        var ran = Bench("contract");
        Assert.True(ran.Exit == 0 && ran.Output.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal)) > 45, ran.Output + ran.Error);
        Figures.Tell("A12", $"windows: {ran.Output.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal))} promises kept, left out: {string.Join("; ", ran.Output.Split('\n').Where(l => l.StartsWith("skip ", StringComparison.Ordinal)).Select(l => l[5..].Trim()))}");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(6_000)]
    [InlineData(100_000)]
    public async Task Eight_writers_lose_and_tear_nothing(int bytes)
    {
        var count = Project.IsLong ? 500 : bytes > 50_000 ? 10 : 60;
        Directory.CreateDirectory(box.Store);
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(() => Bench("append", Wine.Path_(box.Store), $"w{w}", $"{count}", $"{bytes}"))));
        Assert.All(all, ran => Assert.True(ran.Exit == 0, ran.Error));
        var acknowledged = all.SelectMany(r => r.Output.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)).ToList();
        var journal = JournalReader.Read(JournalKind.Events, File.ReadAllBytes(Path.Combine(box.Store, "events.jsonl")));
        Assert.Empty(journal.Damages);
        Assert.Equal(8 * count, acknowledged.Count);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), Enumerable.Range(0, journal.Count).Select(journal.Id).Order(StringComparer.Ordinal));
        Figures.Tell("A12", $"windows: {acknowledged.Count} appends of {bytes} B by 8 processes: 0 lost, 0 torn");
    }

    [Fact]
    public async Task Writers_of_equal_cards_create_each_once()
    {
        var (program, wine) = (Wine.Unpack(), new Wine(box));
        var (writers, keys) = Project.IsLong ? (16, 100) : (8, 10);
        var input = "{\"aha_cards\": [" + string.Join(", ", Enumerable.Range(0, keys).Select(i => $$"""{"title": "card {{i}}", "when_to_use": "w", "key": "k{{i}}"}""")) + "]}";
        Assert.All(await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(() => Record(input)))), ran => Assert.True(ran.Exit == 0, ran.Error));
        var journal = JournalReader.Read(JournalKind.Cards, File.ReadAllBytes(Path.Combine(box.Store, "aha_cards.jsonl")));
        Assert.Equal(keys, Enumerable.Range(0, journal.Count).Select(journal.Id).Distinct().Count());
        Assert.Empty(journal.Damages);
        Figures.Tell("A12", $"windows: {writers} writers of {keys} equal cards: {keys} created");

        // Who waited for five seconds is told so, and tries again: wine's starts are slow on a busy machine.
        Ran Record(string payload)
        {
            var ran = wine.Run(program, ["record"], payload);
            for (var tries = 0; ran.Exit == UserError.Busy && tries < 5; tries++)
                ran = wine.Run(program, ["record"], payload);
            return ran;
        }
    }

    [Fact]
    public void A_killed_process_loses_and_tears_nothing()
    {
        var (program, wine) = (Wine.Unpack(), new Wine(box));
        var (rounds, killed, acknowledged) = (Project.IsLong ? 200 : 16, 0, new List<string>());
        var random = new Random(12);
        for (var i = 0; i < rounds; i++)
        {
            var start = new ProcessStartInfo(wine.Program, [program, "record"]) { WorkingDirectory = box.Repo, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in wine.Variables)
                start.Environment[name] = value;
            using var process = Process.Start(start)!;
            process.StandardInput.Write($$"""{"aha_cards": [{"id": "aha_{{i}}", "title": "title {{i}}", "problem": "p"}]}""");
            process.StandardInput.Close();
            if (!process.WaitForExit(400 + random.Next(900)))
                process.Kill();
            process.WaitForExit();
            if (process.ExitCode == 0)
                acknowledged.Add($"aha_{i}");
            else
                killed++;
        }

        var file = Path.Combine(box.Store, "aha_cards.jsonl");
        var journal = File.Exists(file) ? JournalReader.Read(JournalKind.Cards, File.ReadAllBytes(file)) : Journal.Empty(JournalKind.Cards);
        Assert.Empty(acknowledged.Except(Enumerable.Range(0, journal.Count).Select(journal.Id)));
        Assert.Empty(journal.Damages);
        Assert.Equal(0, wine.Run(program, ["record"], """{"aha_cards": [{"title": "after", "problem": "p"}]}""").Exit);
        Figures.Tell("A12", $"windows: {killed} kills and {acknowledged.Count} ends of record: 0 lost, 0 torn");
    }

    [Fact]
    public void Damaged_stores_are_read()
    {
        var data = Project.Data("security/damage");
        var (program, wine) = (Wine.Unpack(), new Wine(box));
        var stores = Directory.EnumerateFiles(data, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        stores = Project.IsLong ? stores : [.. stores.Where((_, i) => i % 25 == 0)];
        Assert.NotEmpty(stores);
        Directory.CreateDirectory(box.Store);
        foreach (var store in stores)
        {
            File.Copy(store, Path.Combine(box.Store, "aha_cards.jsonl"), overwrite: true);
            var (there, here) = (wine.Run(program, ["list", "--all", "--format", "json"]), box.Run("list", "--all"));
            Assert.Equal(here.Exit, there.Exit);
            Assert.Equal(((SelfLearning.Core.Json.JsonArray)here.Json.Find("items")!).Count, ((SelfLearning.Core.Json.JsonArray)there.Json.Find("items")!).Count);
        }

        Figures.Tell("A12", $"windows: {stores.Count} damaged stores read as on Linux");
    }

    public void Dispose() => box.Dispose();

    private Ran Bench(params string[] args)
    {
        var bench = Path.Combine(Project.Root, "artifacts/windows/bench.exe");
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SELF_LEARNING_PACKAGES") is "1" && File.Exists(bench), "packages are tried by ./test --packages");
        return new Wine(box).Run(bench, args);
    }
}
