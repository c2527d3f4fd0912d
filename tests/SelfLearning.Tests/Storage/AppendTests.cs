using System.Diagnostics;
using SelfLearning.Core.Records;
using SelfLearning.App.Storage;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage;

public sealed class AppendTests : IDisposable
{
    private readonly Sandbox box = new();

    public AppendTests() => Directory.CreateDirectory(box.Store);

    [Theory]
    [InlineData(200, false)]
    [InlineData(6_000, false)]
    [InlineData(6_000, true)]
    [InlineData(100_000, true)]
    [InlineData(10_000_000, false)]
    public void Many_writers_lose_and_tear_nothing(int bytes, bool withPython)
    {
        var (writers, count) = (Project.IsLong, bytes) switch
        {
            (true, > 1_000_000) => (16, 5),
            (true, _) => (16, 500),
            (false, > 1_000_000) => (4, 1),
            (false, > 50_000) => (8, 10),
            _ => (8, 60),
        };
        var python = withPython ? Project.Tool("python3") : "";
        var bench = Path.Combine(Project.Root, "artifacts/bin/SelfLearning.Bench/debug/bench");
        Assert.SkipUnless(File.Exists(bench), "the bench is not built");

        var running = Enumerable.Range(0, writers).Select(w => Start(bench, ["append", box.Store, $"w{w}", $"{count}", $"{bytes}"])).ToList();
        if (withPython)
            running.AddRange(Enumerable.Range(0, writers / 2).Select(w => Start(python, ["-c", Writer, Path.Combine(box.Store, "events.jsonl"), $"p{w}", $"{count}", $"{bytes}"])));
        var acknowledged = new List<string>();
        foreach (var process in running)
        {
            acknowledged.AddRange(process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }

        var journal = JournalReader.Read(JournalKind.Events, File.ReadAllBytes(Path.Combine(box.Store, "events.jsonl")));
        Assert.Empty(journal.Damages);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), Enumerable.Range(0, journal.Count).Select(journal.Id).Order(StringComparer.Ordinal));
        Assert.Equal((writers + (withPython ? writers / 2 : 0)) * count, acknowledged.Count);
        Figures.Tell("A1", $"{acknowledged.Count} appends of {bytes} B by {writers} processes of ours{(withPython ? $" and {writers / 2} of Python" : "")}, .NET's file locking off: 0 lost, 0 torn");
    }

    [Fact]
    public void A_torn_end_is_closed_before_the_next_line()
    {
        var file = Path.Combine(box.Store, "events.jsonl");
        File.WriteAllText(file, "{\"id\": \"evt_1\"}\n{\"id\": \"evt_2\", \"ta");
        using (var folder = Folder.Open(box.Store)!)
            JournalFile.Append(folder, JournalKind.Events, ["{\"id\": \"evt_3\"}"]);
        Assert.Equal("{\"id\": \"evt_1\"}\n{\"id\": \"evt_2\", \"ta\n{\"id\": \"evt_3\"}\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_failing_disk_is_told_with_path_and_reason()
    {
        Directory.CreateDirectory(Path.Combine(box.Store, "aha_cards.jsonl"));
        var ran = box.RunWith("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains(Path.Combine(box.Store, "aha_cards.jsonl"), ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_cannot_be_written_harms_no_record()
    {
        Directory.CreateDirectory(Path.Combine(box.Store, "INDEX.md"));
        var ran = box.DoWith("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        Assert.Single(ran.Error.Split('\n'), l => l.StartsWith("warning: INDEX.md", StringComparison.Ordinal));
        Assert.Single(box.Lines("aha_cards.jsonl"));
    }

    public void Dispose() => box.Dispose();

    private const string Writer = """
        import sys, json
        path, name, count, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
        for i in range(count):
            with open(path, 'a') as f:
                f.write(json.dumps({"id": f"evt_{name}_{i}", "ts": "2026-01-01T00:00:00Z", "notes": ["x" * (size - 90)]}) + "\n")
            print(f"evt_{name}_{i}")
        """;

    private static Process Start(string program, IEnumerable<string> args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true };
        start.Environment["DOTNET_SYSTEM_IO_DISABLEFILELOCKING"] = "1";
        return Process.Start(start)!;
    }
}
