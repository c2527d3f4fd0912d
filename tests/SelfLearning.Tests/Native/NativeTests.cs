using System.Diagnostics;
using SelfLearning.Core.Records;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Native;

/// <summary>The published program itself.</summary>
public sealed class NativeTests : IDisposable
{
    private readonly Sandbox box = new();

    [Fact]
    public void Version_is_one_line()
    {
        var ran = Run("", "--version");
        Assert.Equal((0, "1.0.0\n", ""), (ran.Exit, ran.Output, ran.Error));
    }

    [Fact]
    public async Task Writers_of_equal_cards_create_each_once()
    {
        var (writers, keys) = Project.IsLong ? (16, 100) : (6, 8);
        var program = Project.Program();
        var input = "{\"aha_cards\": [" + string.Join(", ", Enumerable.Range(0, keys).Select(i => $$"""{"title": "card {{i}}", "when_to_use": "w", "key": "k{{i}}"}""")) + "]}";
        var all = Enumerable.Range(0, writers).Select(_ => Task.Run(() => Shell.Run(program, ["record"], box.Repo, input, Variables()))).ToArray();
        Assert.All(await Task.WhenAll(all), ran => Assert.True(ran.Exit == 0, ran.Error));
        var journal = JournalReader.Read(JournalKind.Cards, File.ReadAllBytes(Path.Combine(box.Store, "aha_cards.jsonl")));
        Assert.Equal(keys, Enumerable.Range(0, journal.Count).Select(journal.Id).Distinct().Count());
        Assert.Equal((writers - 1) * keys, box.Lines("signals.jsonl").Length);
    }

    [Fact]
    public async Task Many_processes_of_the_program_lose_nothing()
    {
        var (writers, count) = Project.IsLong ? (16, 40) : (6, 5);
        Project.Program();
        var all = Enumerable.Range(0, writers).Select(w => Task.Run(() => Enumerable.Range(0, count).Select(i =>
            Run($$"""{"event": {"id": "evt_{{w}}_{{i}}", "task_summary": "t"}, "aha_cards": [{"id": "aha_{{w}}_{{i}}", "title": "t{{w}} {{i}}", "problem": "p"}]}""", "record")).ToList())).ToArray();
        Assert.All((await Task.WhenAll(all)).SelectMany(r => r), ran => Assert.True(ran.Exit == 0, ran.Error));
        foreach (var kind in (JournalKind[])[JournalKind.Events, JournalKind.Cards])
        {
            var journal = JournalReader.Read(kind, File.ReadAllBytes(Path.Combine(box.Store, kind.FileName)));
            Assert.Empty(journal.Damages);
            Assert.Equal(writers * count, Enumerable.Range(0, journal.Count).Select(journal.Id).Distinct().Count());
        }

        Figures.Tell("A1", $"{writers} × {count} runs of the published program: 0 lost, 0 torn");
    }

    [Fact]
    public void A_stopped_holder_of_the_lock_is_named_and_a_killed_one_frees_it()
    {
        var python = Project.Tool("python3");
        Run("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        using var holder = Process.Start(new ProcessStartInfo(python,
            ["-c", "import fcntl, os, sys, time\nf = open(sys.argv[1], 'r+')\nfcntl.flock(f, fcntl.LOCK_EX)\nf.truncate(0); f.write(str(os.getpid())); f.flush()\nprint('held', flush=True)\ntime.sleep(60)", Path.Combine(box.Store, ".lock")])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", holder.StandardOutput.ReadLine());

        var busy = Run("""{"aha_cards": [{"title": "u", "problem": "p"}]}""", "record");
        Assert.Equal((75, ""), (busy.Exit, busy.Output));
        Assert.Contains($"process {holder.Id} holds", busy.Error, StringComparison.Ordinal);
        holder.Kill();
        holder.WaitForExit();
        Assert.Equal(0, Run("""{"aha_cards": [{"title": "u", "problem": "p"}]}""", "record").Exit);
    }

    [Fact]
    public async Task Two_writers_into_one_file_both_stand_there_or_one_is_refused()
    {
        var program = Project.Program();
        var file = box.Write("repo/AGENTS.md", "# Agents\n");
        var users = Enumerable.Range(0, 6).Select(i => $"u{i}").ToList();
        foreach (var user in users)
        {
            var card = $$"""{"aha_cards": [{"id": "aha_{{user}}", "title": "t {{user}}", "when_to_use": "w", "evidence": ["e"], "shareable": true, "scope": "portable", "status": "accepted"}]}""";
            Assert.Equal(0, Shell.Run(program, ["record"], box.Repo, card, [.. Variables(), ("USER", user)]).Exit);
        }

        var runs = await Task.WhenAll(users.Select(user => Task.Run(() => (User: user, Ran: Shell.Run(
            program, ["export-backport", "--file", file, "--ids", $"aha_{user}", "--apply"], box.Repo, "", [.. Variables(), ("USER", user)])))));
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Assert.StartsWith("# Agents\n", text, StringComparison.Ordinal);
        Assert.Contains(runs, r => r.Ran.Exit == 0);
        Assert.All(runs, r => Assert.Equal(r.Ran.Exit == 0, text.Contains($"aha:start id=aha_{r.User} ", StringComparison.Ordinal)));
        Assert.All(runs.Where(r => r.Ran.Exit != 0), r => Assert.Contains("Nothing was changed", r.Ran.Error, StringComparison.Ordinal));
    }

    [Fact]
    public void A_backport_killed_at_any_instant_leaves_its_files_as_before_or_as_after()
    {
        var program = Project.Program();
        var skill = Path.GetDirectoryName(box.Write("repo/skills/s/SKILL.md", "# S\n"))!;
        Run("""{"aha_cards": [{"id": "aha_1", "title": "t", "when_to_use": "w", "shareable": true}]}""", "record");
        var (file, reference) = (Path.Combine(skill, "SKILL.md"), Path.Combine(skill, "references/self-learning-aha.md"));
        var random = new Random(11);
        var killed = 0;
        for (var round = 0; round < (Project.IsLong ? 500 : 40); round++)
        {
            string[] args = round % 2 == 0 ? ["export-backport", "--skill-path", skill, "--ids", "aha_1", "--apply"] : ["backport-remove", "aha_1", "--yes"];
            var start = new ProcessStartInfo(program, args) { WorkingDirectory = box.Repo, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var (name, value) in Variables())
                start.Environment[name] = value;
            using (var process = Process.Start(start)!)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(random.NextDouble() * 14));
                process.Kill();
                process.WaitForExit();
                killed += process.ExitCode == 0 ? 0 : 1;
            }

            var text = File.ReadAllText(file);
            Assert.True(text == "# S\n" || text.EndsWith("<!-- self-learning:backport:end -->\n", StringComparison.Ordinal), text);
            // The next command puts a half-done change back; then the two files agree.
            Assert.Equal(0, Run("", "export-backport", "--skill-path", skill, "--ids", "aha_1").Exit);
            Assert.Equal(File.Exists(reference), File.ReadAllText(file) != "# S\n");
            Assert.False(Directory.Exists(Path.Combine(box.Store, ".pending-change")));
            if (round % 2 == 0)
                Assert.Equal(0, Run("", "export-backport", "--skill-path", skill, "--ids", "aha_1", "--apply").Exit);
            else if (File.Exists(reference))
                Assert.Equal(0, Run("", "backport-remove", "aha_1", "--yes").Exit);
            Assert.Equal(round % 2 == 0, File.Exists(reference));
        }

        Assert.True(killed > 0);
    }

    [Fact]
    public void A_closed_pipe_is_no_fault()
    {
        var program = Project.Program();
        var ran = Shell.Run("/bin/sh", ["-c", $"'{program}' list --help | head -n 1; '{program}' review | true"], box.Repo, "", Variables());
        Assert.Equal(("Description:\n", ""), (ran.Output, ran.Error));
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_a_clear_error()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root reads everything");
        Run("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        File.SetUnixFileMode(Path.Combine(box.Store, "aha_cards.jsonl"), UnixFileMode.None);
        var ran = Run("", "list");
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("aha_cards.jsonl", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();

    private Ran Run(string input, params string[] args) => Shell.Run(Project.Program(), args, box.Repo, input, Variables());

    private (string, string?)[] Variables() => [("HOME", box.Home), ("USER", "ada"), ("SELF_LEARNING_REPO_ROOT", null), ("SELF_LEARNING_GLOBAL_DIR", null)];
}
