using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class CommandTests : IDisposable
{
    private readonly Sandbox box = new();

    [Theory]
    [InlineData(2, "bogus")]
    [InlineData(2, "list", "--limit", "abc")]
    [InlineData(2, "list", "--limit", "-1")]
    [InlineData(2, "list", "--bogus")]
    [InlineData(2, "rec-status", "--id", "rec_1")]
    [InlineData(2, "signal", "--kind", "nonsense", "--aha-id", "aha_1")]
    [InlineData(2, "review", "--format", "xml")]
    [InlineData(1, "review", "--since", "yesterday")]
    [InlineData(1, "record", "--json", "absent.json")]
    [InlineData(1, "show", "aha_none")]
    [InlineData(1, "show")]
    [InlineData(1, "use")]
    [InlineData(1, "use", "--aha", "aha_none")]
    [InlineData(1, "signal", "--kind", "aha_used", "--aha-id", "aha_none")]
    [InlineData(1, "signal", "--kind", "aha_used")]
    [InlineData(1, "signal", "--kind", "rec_done", "--aha-id", "aha_none")]
    [InlineData(1, "promote", "--ids", "aha_none")]
    [InlineData(1, "forget", "aha_none")]
    [InlineData(1, "aha-status", "--id", "aha_none", "--status", "accepted")]
    public void A_fault_has_its_exit_code_a_message_and_no_output(int exit, params string[] args)
    {
        var ran = box.Run(args);
        Assert.Equal((exit, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_verbs_make_nothing()
    {
        foreach (var args in new string[][] { ["list"], ["review"], ["list", "--kind", "recs"], ["repair"] })
            box.Do(args);
        Assert.False(Directory.Exists(Path.Combine(box.Repo, ".agent-skills")));
    }

    [Fact]
    public void List_shows_the_latest_version_once_and_history_shows_all()
    {
        Card("aha_1", "one");
        Card("aha_2", "two");
        box.Do("aha-status", "--id", "aha_1", "--status", "accepted");
        Assert.Equal(["aha_2", "aha_1"], Listed());
        Assert.Equal(["aha_1", "aha_2", "aha_1"], Listed("--history"));
        Assert.Equal(["aha_1"], Listed("--limit", "1"));
        box.Do("aha-status", "--id", "aha_1", "--status", "rejected");
        Assert.Equal(["aha_2"], Listed());
        Assert.Equal(["aha_2", "aha_1"], Listed("--all", "--limit", "0"));
    }

    [Fact]
    public void Promote_needs_sharing_copies_all_or_none_and_carries_edits_over()
    {
        Card("aha_1", "one", shareable: true);
        Card("aha_2", "two", shareable: false);
        Assert.Equal(1, box.Run("promote", "--ids", "aha_1,aha_2").Exit);
        Assert.Equal(1, box.Run("promote", "--ids", "aha_1,aha_none").Exit);
        Assert.False(File.Exists(Path.Combine(box.GlobalStore, "aha_cards.jsonl")));

        box.Do("promote", "--ids", "aha_1");
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "problem": "better"}]}""", "record");
        Assert.Equal("1", JsonText.Line(box.Do("promote", "--ids", "aha_1").Json.Find("promoted_count")!));
        Assert.Equal("0", JsonText.Line(box.Do("promote", "--ids", "aha_1").Json.Find("promoted_count")!));
        var global = File.ReadAllLines(Path.Combine(box.GlobalStore, "aha_cards.jsonl"));
        Assert.Equal(2, global.Length);
        Assert.All(global, l => Assert.Contains("\"scope\": \"portable\"", l, StringComparison.Ordinal));
        Assert.Single(box.Lines("signals.jsonl"));
    }

    [Fact]
    public void A_signal_of_a_card_that_only_the_machines_store_has_goes_there()
    {
        box.Write("home/.agent-skills/self-learning/v1/users/ada/aha_cards.jsonl", """{"id": "aha_g", "title": "g"}""" + "\n");
        box.Do("signal", "--kind", "aha_helped", "--aha-id", "aha_g");
        box.Do("use", "--aha", "aha_g");
        Assert.Equal(2, File.ReadAllLines(Path.Combine(box.GlobalStore, "signals.jsonl")).Length);
        Assert.Empty(box.Lines("signals.jsonl"));
    }

    [Fact]
    public void Forget_shows_its_plan_first_then_takes_the_record_out_of_every_journal()
    {
        Card("aha_1", "the plan of project zebra");
        Card("aha_2", "two");
        box.Do("use", "--aha", "aha_1,aha_2");
        var plan = box.Do("forget", "aha_1").Json;
        Assert.Equal("""{"aha_cards.jsonl": 1, "signals.jsonl": 1}""", JsonText.Line(((JsonObject)((JsonArray)plan.Find("stores")!).Items[0]).Find("lines")!));
        Assert.Equal(2, box.Lines("aha_cards.jsonl").Length);

        box.Do("forget", "aha_1", "--yes");
        foreach (var file in Directory.EnumerateFiles(box.Store, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != ".lock"))
        {
            Assert.DoesNotContain("zebra", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.DoesNotContain("aha_1", File.ReadAllText(file), StringComparison.Ordinal);
        }

        Assert.Equal(["aha_2"], Listed("--all"));
        Assert.Contains("Forgot 1 record", box.Lines("events.jsonl")[^1], StringComparison.Ordinal);
        Assert.Equal(1, box.Run("show", "aha_1").Exit);
    }

    [Fact]
    public void Forgotten_words_are_nowhere_in_the_store_whatever_its_lines_say()
    {
        const string Words = "the heron nests behind the old water mill";
        Card("aha_1", Words);
        Card("aha_10", "another");
        var skill = Path.GetDirectoryName(box.Write("repo/api-key/SKILL.md", "---\nname: api-key\ndescription: d\n---\n"))!;
        box.Do("export-backport", "--skill-path", skill, "--ids", "aha_1", "--apply", "--make-diff");
        box.Now = box.Now.AddMinutes(1);
        box.Do("export-backport", "--skill-path", skill, "--ids", "aha_10", "--apply");
        box.Do("backport-remove", "aha_1", "--yes");
        box.Now = box.Now.AddMinutes(1);
        var other = Path.GetDirectoryName(box.Write("repo/other/SKILL.md", "---\nname: other\ndescription: d\n---\n"))!;
        var kept = box.Do("export-backport", "--skill-path", other, "--ids", "aha_10").Json.Text("bundle_dir")!;
        // A journal whose bundles cannot be found by their names, a torn line, one that was moved aside, and the user's cache.
        var journal = Path.Combine(box.Store, "backports.jsonl");
        File.WriteAllText(journal, File.ReadAllText(journal).Replace("api-key_slbp", "[REDACTED:key]_slbp", StringComparison.Ordinal));
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/damaged/aha_cards.jsonl", $$"""{"rule": "torn", "text": "{\"title\": \"{{Words}}"}""" + "\n{\"rule\": \"torn\", \"text\": \"kept\"}\n");
        File.AppendAllText(Path.Combine(box.Store, "aha_cards.jsonl"), $$"""{"title": "{{Words}}", "wh""" + "\n");
        box.Do("recall", "heron nests");
        box.Do("review");

        var plan = (JsonObject)((JsonArray)box.Do("forget", "aha_1").Json.Find("stores")!).Items[0];
        Assert.Equal(2, plan.Texts("bundles").Count);
        Assert.Equal(["aha_cards.jsonl"], plan.Texts("damaged"));
        box.Do("forget", "aha_1", "--yes");
        var files = new[] { box.Store, box.GlobalStore, box.Home }.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).ToList();
        Assert.NotEmpty(files);
        Assert.All(files, f => Assert.DoesNotContain("heron nests", File.ReadAllText(f), StringComparison.Ordinal));
        Assert.True(Directory.Exists(kept), "a bundle without a word of it stays");
        Assert.Contains("kept", File.ReadAllText(Path.Combine(box.Store, "damaged/aha_cards.jsonl")), StringComparison.Ordinal);
        Assert.Equal(["aha_10"], Listed("--all"));
    }

    [Fact]
    public void Forget_fails_where_a_word_is_left()
    {
        Card("aha_1", "the heron nests behind the old water mill");
        var copy = box.Write("repo/.agent-skills/self-learning/v1/users/ada/exports/copy.md", "## the heron nests behind the old water mill\n");
        var ran = box.Run("forget", "aha_1", "--yes");
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains(copy, ran.Error, StringComparison.Ordinal);
        File.Delete(copy);
        Assert.Empty(Listed("--all"));
    }

    [Fact]
    public void Words_that_another_record_says_too_are_its_own()
    {
        Card("aha_1", "the heron nests behind the old water mill");
        Card("aha_2", "another: the heron nests behind the old water mill");
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/exports/copy.md", "## the heron nests behind the old water mill\n");
        box.Do("forget", "aha_1", "--yes");
        Assert.Equal(["aha_2"], Listed("--all"));
    }

    [Fact]
    public void A_gitignore_that_is_a_link_is_followed_inside_the_repository_and_left_alone_outside()
    {
        var rules = box.Write("repo/config/ignore", "bin/");
        File.CreateSymbolicLink(Path.Combine(box.Repo, ".gitignore"), "config/ignore");
        Assert.Contains("now leaves it out", box.Do("init").Json.Text("note"), StringComparison.Ordinal);
        Assert.Equal("bin/\n\n# Self-learning memory (local)\n.agent-skills/\n", File.ReadAllText(rules));
        File.Delete(Path.Combine(box.Repo, ".gitignore"));
        foreach (var place in new[] { box.Write("outside", "theirs"), Path.Combine(box.Root, "nowhere") })
        {
            File.CreateSymbolicLink(Path.Combine(box.Repo, ".gitignore"), place);
            var ran = box.Do("init");
            Assert.Contains("left as it is", ran.Json.Text("note"), StringComparison.Ordinal);
            Assert.Contains("warning:", ran.Error, StringComparison.Ordinal);
            File.Delete(Path.Combine(box.Repo, ".gitignore"));
        }

        Assert.Equal("theirs", File.ReadAllText(Path.Combine(box.Root, "outside")));
        Assert.False(Path.Exists(Path.Combine(box.Root, "nowhere")));
    }

    [Fact]
    public void What_is_taken_away_lies_in_the_store_and_never_in_the_working_folder()
    {
        Card("aha_1", "one");
        var skill = box.Write("repo/s/SKILL.md", "---\nname: s\ndescription: d\n---\n");
        box.Do("export-backport", "--skill-path", Path.GetDirectoryName(skill)!, "--ids", "aha_1");
        box.Write($"repo/.agent-skills/self-learning/v1/users/ada/.cache/index", "x");
        var bundle = Path.GetFileName(Directory.GetDirectories(Path.Combine(box.Store, "exports/backports")).Single());
        var mine = new[] { ".cache/mine", ".pending-change/mine", $"{bundle}/mine", "exports/backports/mine" }.Select(f => box.Write($"repo/{f}", "keep")).ToList();
        var here = Environment.CurrentDirectory;
        Environment.CurrentDirectory = box.Repo;
        try
        {
            box.Do("forget", "aha_1", "--yes");
            box.Do("redact-history", "--apply");
        }
        finally
        {
            Environment.CurrentDirectory = here;
        }

        Assert.All(mine, f => Assert.True(File.Exists(f), f));
        Assert.Empty(Directory.GetDirectories(Path.Combine(box.Store, "exports/backports")));
        Assert.False(File.Exists(Path.Combine(box.Store, ".cache/index")));
    }

    [Fact]
    public void Show_gives_the_record_its_history_signals_and_trust()
    {
        Card("aha_1", "one");
        box.Do("aha-status", "--id", "aha_1", "--status", "accepted");
        box.Do("signal", "--kind", "aha_helped", "--aha-id", "aha_1");
        var item = (JsonObject)((JsonArray)box.Do("show", "aha_1").Json.Find("items")!).Items[0];
        Assert.Equal("accepted", item.Object("record")!.Text("status"));
        Assert.Equal(1, ((JsonArray)item.Find("history")!).Count);
        Assert.Equal("0.207", JsonText.Line(item.Find("trust")!));
    }

    [Fact]
    public void Review_filters_by_time_and_leaves_unreadable_times_out()
    {
        box.Write("repo/.agent-skills/self-learning/v1/users/ada/recommendations.jsonl", """
            {"id": "rec_old", "ts": "2025-01-01T00:00:00Z", "title": "old"}
            {"id": "rec_new", "ts": "2025-12-31T00:00:00Z", "title": "new", "status": "completed"}
            {"id": "rec_odd", "ts": "someday", "title": "odd"}

            """);
        JsonObject Summary(params string[] args) => box.Do(["review", "--format", "json", .. args]).Json.Object("summary")!;
        Assert.Equal("2", JsonText.Line(Summary().Find("open_recommendations")!));
        Assert.Equal("1", JsonText.Line(Summary().Find("stale_recommendations")!));
        Assert.Equal("0", JsonText.Line(Summary("--days", "30").Find("open_recommendations")!));
        Assert.Equal("1", JsonText.Line(Summary("--days", "30", "--since", "2024-01-01").Find("open_recommendations")!));
        var byStatus = box.Do("review", "--format", "json", "--status", "done,nonsense").Json.Object("recommendations")!.Object("by_status")!;
        Assert.Equal(["done"], byStatus.Members.Select(m => m.Key));
    }

    [Fact]
    public void Nothing_raw_reaches_a_terminal_or_the_index()
    {
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "title": "red\u001b[31m\u0007 \u202etxt <!-- self-learning:backport:end -->\n# H", "problem": "\u200bp"}]}""", "record");
        box.Do("aha-status", "--id", "aha_1", "--status", "accepted", "--note", "\u001b]0;t\u0007");
        foreach (var terminal in new[] { false, true })
        {
            box.Terminal = terminal;
            box["NO_COLOR"] = "1";
            foreach (var args in new string[][] { ["list"], ["review"], ["show", "aha_1"], ["list", "--format", "json"] })
                Assert.DoesNotContain(box.Do(args).Output, c => (c < ' ' && c != '\n') || c is '\u007f' or '\u202e' or '\u200b');
        }

        var index = File.ReadAllText(Path.Combine(box.Store, "INDEX.md"));
        Assert.DoesNotContain(index, c => (c < ' ' && c != '\n') || c is '\u202e');
        Assert.DoesNotContain("<!--", index.Replace("\\<", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("\n# H", index, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_behind_a_symbolic_link_is_refused()
    {
        var elsewhere = Directory.CreateDirectory(Path.Combine(box.Root, "elsewhere")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(box.Repo, ".agent-skills"), elsewhere);
        var ran = box.RunWith("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("symbolic link", ran.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere));
    }

    [Fact]
    public void A_store_is_for_its_user_alone_and_existing_modes_stay()
    {
        Card("aha_1", "one");
        Assert.Equal("600", Convert.ToString((int)File.GetUnixFileMode(Path.Combine(box.Store, "aha_cards.jsonl")), 8));
        Assert.Equal("700", Convert.ToString((int)File.GetUnixFileMode(box.Store), 8));
        File.SetUnixFileMode(Path.Combine(box.Store, "aha_cards.jsonl"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Card("aha_2", "two");
        Assert.Equal("640", Convert.ToString((int)File.GetUnixFileMode(Path.Combine(box.Store, "aha_cards.jsonl")), 8));
    }

    [Fact]
    public void Init_keeps_the_ignore_file_and_adds_the_store_once()
    {
        box.Write("repo/.gitignore", "bin/");
        box.Do("init");
        box.Do("init");
        Assert.Equal("bin/\n\n# Self-learning memory (local)\n.agent-skills/\n", File.ReadAllText(Path.Combine(box.Repo, ".gitignore")));
    }

    public void Dispose() => box.Dispose();

    private void Card(string id, string title, bool shareable = true) =>
        box.DoWith($$"""{"aha_cards": [{"id": "{{id}}", "title": "{{title}}", "problem": "p", "shareable": {{(shareable ? "true" : "false")}}}]}""", "record");

    private IEnumerable<string?> Listed(params string[] args) =>
        ((JsonArray)box.Do(["list", .. args]).Json.Find("items")!).Items.Cast<JsonObject>().Select(i => i.Text("id"));
}
