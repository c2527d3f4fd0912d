using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class BackportTests : IDisposable
{
    private const string SkillText = "---\nname: log-search\ndescription: Search.\n---\n\n# Log search\n";
    private readonly Sandbox box = new();
    private readonly string skill;

    public BackportTests()
    {
        skill = Path.GetDirectoryName(box.Write("repo/.claude/skills/log-search/SKILL.md", SkillText))!;
        box.DoWith("""
            {"aha_cards": [
              {"id": "aha_ok", "title": "jq needs -r", "when_to_use": "jq", "solution_steps": ["Run `jq -r`"], "evidence": ["x"], "shareable": true, "scope": "portable", "status": "accepted"},
              {"id": "aha_b", "title": "UTC", "when_to_use": "time", "shareable": true},
              {"id": "aha_private", "title": "ours", "when_to_use": "x"},
              {"id": "aha_hidden", "title": "a\u202eb", "when_to_use": "x", "shareable": true}]}
            """, "record");
    }

    [Theory]
    [InlineData("aha_private", "not shareable")]
    [InlineData("aha_hidden", "hidden or control characters")]
    [InlineData("aha_none", "Unknown: aha_none")]
    [InlineData("aha_ok,aha_private", "not shareable")]
    public void The_gate_refuses_and_nothing_changes(string ids, string reason)
    {
        var ran = box.Run("export-backport", "--skill-path", skill, "--ids", ids, "--apply");
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains(reason, ran.Error, StringComparison.Ordinal);
        Assert.Equal(SkillText, File.ReadAllText(Path.Combine(skill, "SKILL.md")));
        Assert.Empty(box.Lines("backports.jsonl"));
        Assert.False(Directory.Exists(Path.Combine(skill, "references")));
    }

    [Fact]
    public void The_gate_warns_and_says_so()
    {
        var gate = (JsonArray)box.Do("export-backport", "--skill-path", skill, "--ids", "aha_b").Json.Find("gate")!;
        Assert.Equal(["portable", "evidence", "accepted"], gate.Items.Cast<JsonObject>().Select(f => f.Text("rule")));
    }

    [Fact]
    public void The_patch_applies_from_the_folder_that_holds_the_skill()
    {
        var bundle = box.Do("export-backport", "--skill-path", skill, "--ids", "aha_ok", "--make-diff").Json.Text("bundle_dir")!;
        Assert.Equal(SkillText, File.ReadAllText(Path.Combine(skill, "SKILL.md")));
        Shell.Git(Path.GetDirectoryName(skill)!, "init", "-q");
        Shell.Git(Path.GetDirectoryName(skill)!, "apply", Path.Combine(bundle, "backport.patch"));
        Assert.Contains("backport:start", File.ReadAllText(Path.Combine(skill, "SKILL.md")), StringComparison.Ordinal);
        Assert.Contains("aha_ok", File.ReadAllText(Path.Combine(skill, "references/self-learning-aha.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_cannot_be_read_or_holds_no_skill_is_said_plainly()
    {
        Assert.Contains("holds no SKILL.md", box.Run("export-backport", "--skill-path", box.Repo, "--ids", "aha_ok").Error, StringComparison.Ordinal);
        Assert.Contains("does not exist", box.Run("export-backport", "--skill-path", "nowhere", "--ids", "aha_ok").Error, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(skill, "references"));
        File.WriteAllBytes(Path.Combine(skill, "references/self-learning-aha.md"), [0xff, 0xfe, 0x41]);
        Assert.Contains("not valid UTF-8", box.Run("export-backport", "--skill-path", skill, "--ids", "aha_ok", "--apply").Error, StringComparison.Ordinal);
        Assert.Equal(SkillText, File.ReadAllText(Path.Combine(skill, "SKILL.md")));
    }

    [Fact]
    public void A_link_out_of_the_repository_is_refused_and_one_inside_is_followed()
    {
        var outside = Directory.CreateDirectory(Path.Combine(box.Root, "outside")).FullName;
        File.WriteAllText(Path.Combine(outside, "SKILL.md"), SkillText);
        Directory.CreateSymbolicLink(Path.Combine(box.Repo, "linked"), outside);
        var ran = box.Run("export-backport", "--skill-path", "linked", "--ids", "aha_ok", "--apply");
        Assert.Contains("symbolic link out of the repository", ran.Error, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(outside));

        Directory.CreateSymbolicLink(Path.Combine(box.Repo, "inside"), skill);
        Assert.Equal(skill, box.Do("export-backport", "--skill-path", "inside", "--ids", "aha_ok").Json.Text("target_skill"));

        File.Delete(Path.Combine(skill, "SKILL.md"));
        File.CreateSymbolicLink(Path.Combine(skill, "SKILL.md"), Path.Combine(outside, "SKILL.md"));
        Assert.Contains("symbolic link", box.Run("export-backport", "--skill-path", skill, "--ids", "aha_ok", "--apply").Error, StringComparison.Ordinal);
        Assert.Equal(SkillText, File.ReadAllText(Path.Combine(outside, "SKILL.md")));
    }

    [Fact]
    public void Both_files_change_or_neither()
    {
        // The reference file's folder cannot be made, since a file stands there.
        File.WriteAllText(Path.Combine(skill, "references"), "in the way");
        var ran = box.Run("export-backport", "--skill-path", skill, "--ids", "aha_ok", "--apply");
        Assert.Equal(1, ran.Exit);
        Assert.Equal(SkillText, File.ReadAllText(Path.Combine(skill, "SKILL.md")));
        Assert.Empty(box.Lines("backports.jsonl"));
    }

    [Theory]
    [InlineData("export-backport", "--skill-path", "demo", "--ids", "aha_b")]
    [InlineData("redact-history", "--apply")]
    public void An_interrupted_apply_is_put_back_by_the_next_command_that_writes_there(params string[] next)
    {
        box.Do("export-backport", "--skill-path", skill, "--ids", "aha_ok", "--apply");
        var (skillAfter, reference) = (File.ReadAllText(Path.Combine(skill, "SKILL.md")), Path.Combine(skill, "references/self-learning-aha.md"));
        // As if the process had died between the change of the files and the line in the journal.
        var line = box.Lines("backports.jsonl")[0];
        Assert.True(JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(line), out var value, out _));
        var backport = (JsonObject)value;
        var files = ((JsonArray)backport.Find("files")!).Items.Cast<JsonObject>().Select(f => $$"""{"folder": "{{skill}}", "path": "{{Path.GetRelativePath(skill, f.Text("path")!)}}", "before": {{JsonText.Line(f.Find("before")!)}}, "after": "{{f.Text("after")}}"}""");
        Directory.CreateDirectory(Path.Combine(box.Store, ".pending-change"));
        File.WriteAllText(Path.Combine(box.Store, ".pending-change/note.json"), $$"""{"ledger": "backports.jsonl", "line": {{JsonText.Line(line)}}, "files": [{{string.Join(", ", files)}}]}""");
        File.WriteAllText(Path.Combine(box.Store, ".pending-change/1.bytes"), SkillText);
        File.WriteAllText(Path.Combine(box.Store, "backports.jsonl"), "");

        var ran = box.Do([.. next.Select(word => word == "demo" ? skill : word)]);
        Assert.False(Directory.Exists(Path.Combine(box.Store, ".pending-change")));
        Assert.Contains("was restored", ran.Error, StringComparison.Ordinal);
        Assert.Equal(SkillText, File.ReadAllText(Path.Combine(skill, "SKILL.md")));
        Assert.False(File.Exists(reference));
        Assert.NotEqual(SkillText, skillAfter);
    }

    [Fact]
    public void A_markdown_file_takes_only_cards_without_a_warning_unless_a_reason_is_given()
    {
        var file = box.Write("repo/AGENTS.md", "# Agents\r\n\r\nBe kind.");
        Assert.Contains("was never accepted", box.Run("export-backport", "--file", file, "--ids", "aha_b", "--apply").Error, StringComparison.Ordinal);
        box.Do("export-backport", "--file", file, "--ids", "aha_ok", "--apply");
        box.Do("export-backport", "--file", file, "--ids", "aha_b", "--apply", "--force", "all of us need it");
        Assert.StartsWith("# Agents\r\n\r\nBe kind.\r\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Contains("\"forced\": \"all of us need it\"", box.Lines("backports.jsonl")[^1], StringComparison.Ordinal);
        Assert.Equal(2, File.ReadAllText(file).Split("aha:start id=").Length - 1);
    }

    public void Dispose() => box.Dispose();
}
