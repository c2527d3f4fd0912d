using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class NewSkillTests : IDisposable
{
    private readonly Sandbox box = new();

    public NewSkillTests()
    {
        var steps = string.Join(", ", Enumerable.Range(0, 40).Select(i => $"\"Run `git rebase --onto main step{i}` and look at the result in the log before going on\""));
        box.DoWith($$"""
            {"aha_cards": [
              {"id": "aha_1", "title": "Rebase onto a moved branch", "when_to_use": "When a git branch was rebased under you", "solution_steps": ["Run `git rebase --onto main old`", "Push with `git push --force-with-lease`"], "gotchas": ["ORIG_HEAD is overwritten by the next rebase"], "shareable": true, "scope": "portable", "evidence": ["e"], "status": "accepted"},
              {"id": "aha_2", "title": "Undo a rebase", "when_to_use": "a git rebase went wrong", "solution_steps": ["Find it with `git reflog`", "Run `git reset --hard ORIG_HEAD`"], "shareable": true, "scope": "portable", "evidence": ["e"], "status": "accepted"},
              {"id": "aha_3", "title": "Rebase a long branch", "when_to_use": "a git branch to rebase has many commits", "solution_steps": [{{steps}}], "gotchas": ["It takes long"], "shareable": true, "scope": "portable", "evidence": ["e"], "status": "accepted"},
              {"id": "aha_4", "title": "Docker cache", "when_to_use": "an image builds slowly", "solution_steps": ["Run `docker build --pull`"], "shareable": true}]}
            """, "record");
    }

    private string Skill => Path.Combine(box.Repo, ".claude/skills/git-rebase/SKILL.md");

    private string Lessons => Path.Combine(box.Repo, ".claude/skills/git-rebase/references/lessons.md");

    [Fact]
    public void A_draft_is_shown_and_nothing_is_written_unasked()
    {
        var before = Tree.Of(box.Root, "/.cache/");
        var text = Draft("--format", "text").Output;
        Assert.Contains("Use when a git branch was rebased under you; a git rebase went wrong; a git branch to rebase has many commits.", text, StringComparison.Ordinal);
        Assert.Equal(before, Tree.Of(box.Root, "/.cache/"));
    }

    [Fact]
    public void The_skill_is_valid_ordered_and_every_part_is_marked()
    {
        Draft("--apply");
        Assert.Equal("0", JsonText.Line(box.Do("skill-check", Path.GetDirectoryName(Skill)!).Json.Find("warnings")!));
        var text = File.ReadAllText(Skill);
        string[] parts = ["## Instructions", "### Rebase onto a moved branch", "1. Run `git rebase --onto main old`", "### Undo a rebase", "### Rebase a long branch", "[references/lessons.md](references/lessons.md)", "## Gotchas", "- ORIG_HEAD"];
        Assert.Equal(parts.Select(p => text.IndexOf(p, StringComparison.Ordinal)).Order(), parts.Select(p => text.IndexOf(p, StringComparison.Ordinal)));
        Assert.DoesNotContain(parts, p => !text.Contains(p, StringComparison.Ordinal));
        Assert.Contains("40. Run", File.ReadAllText(Lessons), StringComparison.Ordinal);
        Assert.Equal(3, box.Lines("signals.jsonl").Count(l => l.Contains("aha_backported", StringComparison.Ordinal)));
        Assert.Equal(["in-place"], Statuses().Distinct());
        Assert.Equal(1, box.Run("new-skill", "--name", "git-rebase", "--ids", "aha_1").Exit);
    }

    [Fact]
    public void Removing_all_of_it_leaves_nothing_behind()
    {
        var before = Tree.Of(box.Repo, "/.agent-skills/");
        Draft("--apply");
        box.Do("backport-remove", "aha_1", "aha_2", "aha_3", "--yes");
        Assert.Equal(before, Tree.Of(box.Repo, "/.agent-skills/"));
        Assert.False(Directory.Exists(Path.GetDirectoryName(Skill)));
    }

    [Fact]
    public void Removing_card_by_card_leaves_nothing_behind_either()
    {
        Draft("--apply");
        foreach (var id in new[] { "aha_3", "aha_1", "aha_2" })
            box.Do("backport-remove", id, "--yes");
        Assert.False(Directory.Exists(Path.GetDirectoryName(Skill)));
    }

    [Fact]
    public void A_later_card_goes_into_the_skill_and_all_can_be_taken_out_by_its_folder()
    {
        Draft("--apply");
        var folder = Path.GetDirectoryName(Skill)!;
        box.Now = box.Now.AddMinutes(1);
        box.Do("export-backport", "--skill-path", folder, "--ids", "aha_4,aha_1", "--apply");
        Assert.Contains("id=aha_4", File.ReadAllText(Skill), StringComparison.Ordinal);
        Assert.Equal("0", JsonText.Line(box.Do("skill-check", folder).Json.Find("errors")!));
        Assert.False(File.Exists(Path.Combine(folder, "references/self-learning-aha.md")));
        box.Do("backport-remove", "aha_4", "--skill-path", folder, "--yes");
        Assert.DoesNotContain("aha_4", File.ReadAllText(Skill), StringComparison.Ordinal);
        box.Do("backport-remove", "aha_1,aha_2,aha_3", "--skill-path", folder, "--yes");
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void A_line_that_somebody_added_keeps_the_file()
    {
        Draft("--apply");
        File.WriteAllText(Skill, File.ReadAllText(Skill).Replace("fits, and mind", "fits (mine), and mind", StringComparison.Ordinal));
        box.Do("backport-remove", "aha_1", "aha_2", "aha_3", "--yes");
        Assert.Contains("(mine)", File.ReadAllText(Skill), StringComparison.Ordinal);
        Assert.DoesNotContain("self-learning:", File.ReadAllText(Skill), StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_and_blame_work_on_its_parts()
    {
        Draft("--apply");
        box.Now = box.Now.AddMinutes(1);
        box.DoWith("""{"aha_cards": [{"id": "aha_1", "gotchas": ["ORIG_HEAD is overwritten soon"], "title": "Rebase onto a branch that moved"}]}""", "record");
        Assert.Equal(["outdated", "outdated", "in-place", "in-place", "in-place"], Statuses().Order(StringComparer.Ordinal).Reverse());
        File.WriteAllText(Skill, File.ReadAllText(Skill).Replace("2. Push with", "2. Push it with", StringComparison.Ordinal));
        box.Do("backport-refresh", "--apply");
        Assert.Contains("### Rebase onto a branch that moved", File.ReadAllText(Skill), StringComparison.Ordinal);
        Assert.Contains("overwritten soon", File.ReadAllText(Skill), StringComparison.Ordinal);
        Assert.Contains("2. Push it with", File.ReadAllText(Skill), StringComparison.Ordinal);
        box.Do("backport-refresh", "--to-card", "--apply");
        Assert.Contains("Push it with", box.Lines("aha_cards.jsonl")[^1], StringComparison.Ordinal);
        Assert.Contains("ORIG_HEAD is overwritten soon", box.Lines("aha_cards.jsonl")[^1], StringComparison.Ordinal);
        Assert.Contains("aha_1, version", box.Do("backport-blame", Skill, "--format", "text").Output, StringComparison.Ordinal);
        box.Do("backport-remove", "aha_1", "aha_2", "aha_3", "--yes");
        Assert.False(Directory.Exists(Path.GetDirectoryName(Skill)));
    }

    [Theory]
    [InlineData("Git", "aha_1", "not a name")]
    [InlineData("a--b", "aha_1", "not a name")]
    [InlineData("../x", "aha_1", "not a name")]
    [InlineData("x", "aha_9", "Unknown")]
    [InlineData("x", ",", "No ids")]
    public void What_makes_no_skill_is_refused(string name, string ids, string reason)
    {
        var ran = box.Run("new-skill", "--name", name, "--ids", ids, "--apply");
        Assert.Equal(1, ran.Exit);
        Assert.Contains(reason, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gate_holds()
    {
        box.DoWith("""{"aha_cards": [{"id": "aha_x", "title": "x", "when_to_use": "w"}]}""", "record");
        Assert.Contains("shareable", box.Run("new-skill", "--name", "x", "--ids", "aha_x", "--apply").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void It_goes_where_it_is_told_but_not_out_through_a_link()
    {
        box.Do("new-skill", "--name", "x", "--ids", "aha_1", "--into", ".agents/skills", "--apply");
        Assert.True(File.Exists(Path.Combine(box.Repo, ".agents/skills/x/SKILL.md")));
        Directory.CreateDirectory(Path.Combine(box.Root, "outside"));
        Directory.CreateSymbolicLink(Path.Combine(box.Repo, "link"), Path.Combine(box.Root, "outside"));
        Assert.Equal(1, box.Run("new-skill", "--name", "y", "--ids", "aha_1", "--into", "link", "--apply").Exit);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(box.Root, "outside")));
    }

    [Fact]
    public void Review_proposes_cards_that_go_together_once_two_of_them_helped()
    {
        Assert.DoesNotContain("new-skill", box.Do("review").Output, StringComparison.Ordinal);
        foreach (var id in new[] { "aha_1", "aha_2", "aha_4" })
            box.Do("signal", "--kind", "aha_helped", "--aha-id", id);
        var cluster = (JsonObject)((JsonArray)box.Do("review", "--format", "json").Json.Find("skill_clusters")!).Items.Single();
        Assert.Equal(["aha_1", "aha_2", "aha_3"], cluster.Texts("ids").Order(StringComparer.Ordinal));
        Assert.Contains("git", cluster.Texts("shared"));
        var command = cluster.Text("suggested_next")!.Split(' ');
        Assert.Contains("self-learning new-skill --name git-", box.Do("review").Output, StringComparison.Ordinal);
        box.Do([.. command[1..], "--apply"]);
        // What stands in a skill is proposed no more.
        Assert.DoesNotContain("new-skill", box.Do("review").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_that_only_share_a_tool_are_not_proposed()
    {
        string[] matters = ["a tag was moved by force", "submodule folders stay empty", "bisect stops at a broken build", "the stash lists nothing", "hooks are skipped on windows", "sparse checkout hides sources"];
        foreach (var (matter, i) in matters.Select((m, i) => (m, i)))
        {
            box.DoWith($$"""{"aha_cards": [{"id": "aha_g{{i}}", "title": "{{matter}}", "when_to_use": "{{matter}} again", "solution_steps": ["Run `git {{matter.Split(' ')[1]}} --help`"], "shareable": true}]}""", "record");
            box.Do("signal", "--kind", "aha_helped", "--aha-id", $"aha_g{i}");
        }

        Assert.DoesNotContain("new-skill", box.Do("review").Output, StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();

    private Ran Draft(params string[] args) => box.Do(["new-skill", "--name", "git-rebase", "--ids", "aha_1,aha_2,aha_3", .. args]);

    private List<string?> Statuses() => [.. ((JsonArray)box.Do("backport-status").Json.Find("items")!).Items.Cast<JsonObject>().Select(i => i.Text("status"))];
}
