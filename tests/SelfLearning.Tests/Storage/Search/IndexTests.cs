using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage.Search;

/// <summary>Whatever becomes of the index file, the answers are those of the journals.</summary>
public sealed class IndexTests : IDisposable
{
    private const int Cards = 120;

    private static readonly string[] Questions =
    [
        "docker build fails behind a proxy with code 407", "why does cargo hang in a worktree", "git", "psql loses output under CI", "option_7 before npm",
        "terrafrom prints nothing", "错误 代码 12", "Ошибка сборки номер 31", "rg is slow in a container with unicode names", "kubectl",
    ];

    private static readonly string[] Tools = ["git", "jq", "docker", "npm", "cargo", "dotnet", "kubectl", "psql", "rg", "terraform"];
    private readonly Sandbox box = new();

    public IndexTests()
    {
        Append("aha_cards.jsonl", Enumerable.Range(0, Cards).Select(i => Card(i)));
        Append("signals.jsonl", Enumerable.Range(0, Cards).Select(i => Signal(i * 7 % Cards, i % 3 == 0 ? "aha_helped" : "aha_used")));
    }

    private string Index => Path.Combine(box.Store, ".cache/index-v1.db");

    [Fact]
    public void It_lies_in_the_cache_for_its_user_alone_with_nothing_beside_it()
    {
        Answers();
        Assert.Equal([Index], Directory.GetFileSystemEntries(Path.GetDirectoryName(Index)!));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Index));
    }

    [Fact]
    public void Its_answers_are_those_of_the_journals() => AssertSame();

    [Fact]
    public void A_second_question_writes_nothing()
    {
        var first = Answers();
        var (bytes, time) = (File.ReadAllBytes(Index), File.GetLastWriteTimeUtc(Index));
        Assert.Equal(first, Answers());
        Assert.Equal(bytes, File.ReadAllBytes(Index));
        Assert.Equal(time, File.GetLastWriteTimeUtc(Index));
    }

    [Fact]
    public void What_is_new_is_read_into_the_file_that_is_there()
    {
        Answers();
        var inode = Inode();
        Append("aha_cards.jsonl", [Card(500), Card(3, "accepted"), Card(4, "rejected"), Card(5, title: "psql loses output under CI again")]);
        Append("signals.jsonl", [Signal(500, "aha_harmed"), Signal(3, "aha_used"), Signal(999, "aha_used")]);
        AssertSame();
        Append("aha_cards.jsonl", [Card(4), Card(999)]);
        AssertSame();
        Assert.Equal(inode, Inode());
        Assert.Equal(["aha_00999"], Ids("--min-fit", "0", "--limit", "1", "code 999"));
    }

    [Fact]
    public void Cards_beyond_one_part_are_indexed_in_their_order()
    {
        Append("aha_cards.jsonl", Enumerable.Range(1000, 2300).Select(i => Card(i, i % 50 == 0 ? "rejected" : "proposed")).Append(Card(7)));
        AssertSame();
        Assert.Equal(["aha_03299"], Ids("--min-fit", "0", "--limit", "1", "code 3299"));
        Assert.DoesNotContain("aha_03250", Ids("--min-fit", "0", "--limit", "9", "code 3250"));
    }

    [Fact]
    public void A_torn_end_is_read_when_it_is_whole()
    {
        Answers();
        var line = Card(700);
        File.AppendAllText(Journal, line[..40]);
        AssertSame();
        File.AppendAllText(Journal, line[40..]);
        AssertSame();
        Assert.Equal(["aha_00700"], Ids("--min-fit", "0", "--limit", "1", "code 700"));
        File.AppendAllText(Journal, Card(701) + "\n" + Card(702)[..50] + "\n" + Card(703) + "\n");
        AssertSame();
        File.AppendAllText(Journal, Card(704) + Card(705)[..30]);
        AssertSame();
    }

    [Fact]
    public void A_journal_that_was_rewritten_is_read_anew()
    {
        foreach (var rewrite in new Func<string[], IEnumerable<string>>[] { lines => lines.Reverse(), lines => lines[..90], lines => lines.Select(l => l.Replace("docker", "podman", StringComparison.Ordinal)), lines => [.. lines, Card(800)] })
        {
            Answers();
            File.WriteAllLines(Journal, rewrite(File.ReadAllLines(Journal)));
            AssertSame();
        }

        File.Delete(Journal);
        Assert.Equal("empty-store", box.Do("recall", "git").Json.Text("silent"));
    }

    [Fact]
    public void Any_damage_is_passed_by()
    {
        var random = new Random(7);
        var expected = Answers();
        var whole = File.ReadAllBytes(Index);
        for (var round = 0; round < (Project.IsLong ? 200 : 24); round++)
        {
            Damage(random, round, whole);
            var question = round % Questions.Length;
            Assert.Equal(expected[question], Answer(Questions[question]));
            Assert.Equal(expected[question], Answer(Questions[question]));
        }

        Assert.NotEmpty(expected);
    }

    [Fact]
    public void A_record_is_taken_whatever_became_of_the_index()
    {
        var random = new Random(8);
        Answers();
        var whole = File.ReadAllBytes(Index);
        for (var round = 0; round < 8; round++)
        {
            Damage(random, round, whole);
            box.DoWith($$"""{"aha_cards": [{"title": "fresh {{round}}", "problem": "p"}]}""", "record");
        }

        Assert.Equal(Cards + 8, box.Lines("aha_cards.jsonl").Length);
    }

    [Fact]
    public void A_store_that_cannot_be_written_is_indexed_in_the_users_cache()
    {
        File.WriteAllText(Path.Combine(box.Store, ".cache"), "in the way");
        box["XDG_CACHE_HOME"] = Path.Combine(box.Root, "xdg");
        AssertSame(block: false);
        var place = Path.Combine(box.Root, "xdg/self-learning");
        var index = Assert.Single(Directory.GetFiles(place, "*", SearchOption.AllDirectories));
        Assert.Equal("index-v1.db", Path.GetFileName(index));

        // What is forgotten is gone from there too.
        File.Delete(Path.Combine(box.Store, ".cache"));
        box.Do("forget", "aha_00007", "--yes");
        Assert.Empty(Directory.GetFiles(place, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_link_in_the_place_of_the_index_is_not_followed()
    {
        var other = box.Write("other.db", "mine");
        Directory.CreateDirectory(Path.GetDirectoryName(Index)!);
        File.CreateSymbolicLink(Index, other);
        AssertSame();
        Assert.Equal("mine", File.ReadAllText(other));
        Assert.Null(new FileInfo(Index).LinkTarget);
    }

    [Fact]
    public void An_index_in_use_elsewhere_is_passed_by()
    {
        var expected = Answers();
        var python = Project.Tool("python3");
        using var holder = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(python,
            ["-c", "import sqlite3, sys, time\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\nc.execute('BEGIN EXCLUSIVE')\nprint('held', flush=True)\ntime.sleep(60)", Index])
        { RedirectStandardOutput = true })!;
        try
        {
            Assert.Equal("held", holder.StandardOutput.ReadLine());
            Assert.Equal(expected[0], Answer(Questions[0]));
        }
        finally
        {
            holder.Kill();
            holder.WaitForExit();
        }
    }

    private string Journal => Path.Combine(box.Store, "aha_cards.jsonl");

    private void Damage(Random random, int round, byte[] whole)
    {
        if (Directory.Exists(Index))
            Directory.Delete(Index);
        var bytes = (byte[])whole.Clone();
        switch (round % 8)
        {
            case 0:
                random.NextBytes(bytes);
                break;
            case 1:
                bytes = bytes[..random.Next(bytes.Length)];
                break;
            case 2:
                bytes = [];
                break;
            case 3:
                File.Delete(Index);
                return;
            case 4:
                Directory.Delete(Path.GetDirectoryName(Index)!, recursive: true);
                return;
            case 5:
                Directory.CreateDirectory(Path.GetDirectoryName(Index)!);
                File.Delete(Index);
                Directory.CreateDirectory(Index);
                return;
            default:
                // One stretch of it, as a disk or another program would.
                random.NextBytes(bytes.AsSpan(random.Next(bytes.Length - 64), 64));
                break;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Index)!);
        File.WriteAllBytes(Index, bytes);
    }

    private string[] Answers() => [.. Questions.Select(Answer)];

    private string Answer(string question) => box.Do("recall", question, "--min-fit", "0", "--limit", "0", "--budget", "0", "--explain").Output;

    private void AssertSame(bool block = true)
    {
        var byIndex = Answers();
        var cache = Path.Combine(box.Store, ".cache");
        if (block)
        {
            Directory.Move(cache, cache + "-aside");
            File.WriteAllText(cache, "in the way");
        }

        box["XDG_CACHE_HOME"] = "/dev/null";
        Assert.Equal(Answers(), byIndex);
        box["XDG_CACHE_HOME"] = Path.Combine(box.Root, "xdg");
        if (block)
        {
            File.Delete(cache);
            Directory.Move(cache + "-aside", cache);
        }
    }

    private IEnumerable<string?> Ids(params string[] args) => Assert.IsType<JsonArray>(box.Do(["recall", .. args]).Json.Find("items")).Items.Cast<JsonObject>().Select(item => item.Text("id"));

    private string Inode() => Shell.Run("/usr/bin/stat", ["-c", "%i", Index], box.Root).Output;

    private void Append(string journal, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(box.Store);
        File.AppendAllLines(Path.Combine(box.Store, journal), lines);
    }

    private static string Card(int i, string status = "proposed", string? title = null) => JsonText.Line(new JsonObject
    {
        { "title", title ?? $"{Tools[i % 10]} {(i % 3 == 0 ? "hangs in a worktree" : "fails behind a proxy")} (case {i})" },
        { "when_to_use", i % 4 == 0 ? $"错误 代码 {i}" : $"Ошибка сборки номер {i}" },
        { "problem", $"Running {Tools[i % 10]} prints nothing; the log says code {i} and Error: exit status {i % 5}" },
        { "solution_steps", JsonArray.Of([$"Set option_{i % 11}=1 before {Tools[(i + 3) % 10]} runs"]) },
        { "primary_skill", Tools[i % 10] },
        { "ts", $"2025-{(i % 12) + 1:D2}-01T00:00:00Z" },
        { "id", $"aha_{i:D5}" },
        { "status", status },
    });

    private static string Signal(int card, string kind) => $$"""{"ts": "2026-01-01T00:00:00Z", "kind": "{{kind}}", "source": "t", "aha_id": "aha_{{card:D5}}", "id": "sig_{{card}}"}""";

    public void Dispose() => box.Dispose();
}
