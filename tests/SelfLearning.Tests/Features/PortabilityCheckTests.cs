using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Features;

public sealed class PortabilityCheckTests : IDisposable
{
    private readonly Sandbox box = new();

    public PortabilityCheckTests()
    {
        box.Write("repo/.git/config", "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = git@github.com:acme/pay-core.git\n");
        box.Write("repo/.git/refs/heads/feature/retry", "");
        box.Write("repo/.git/packed-refs", "# pack-refs with: peeled fully-peeled sorted\n0123456789012345678901234567890123456789 refs/heads/old-thing\n");
        box.DoWith($$"""
            {"aha_cards": [
              {"id": "aha_1", "title": "cache of pay-core", "when_to_use": "on old-thing", "solution_steps": ["Delete {{box.Home}}/.cache/x", "Run {{box.Repo}}/go.sh for ada"], "evidence": ["PAY-17"], "shareable": true, "scope": "portable"},
              {"id": "aha_2", "title": "plain", "when_to_use": "w", "shareable": true, "scope": "portable"},
              {"id": "aha_3", "title": "only a ticket", "when_to_use": "PAY-19", "shareable": true},
              {"id": "aha_4", "title": "of this project: ada", "when_to_use": "w"}]}
            """, "record");
    }

    [Fact]
    public void Findings_name_card_field_span_rule_and_replacement_and_end_with_1()
    {
        var ran = box.Run("portability-check");
        Assert.Equal(1, ran.Exit);
        var findings = ((JsonArray)ran.Json.Find("findings")!).Items.Cast<JsonObject>().Select(f => $"{f.Text("aha_id")} {f.Text("field")} {f.Text("rule")} {f.Text("text")} {f.Text("replacement")}");
        Assert.Equal(
        [
            "aha_1 title repository-name pay-core <repository>",
            "aha_1 when_to_use branch old-thing <branch>",
            $"aha_1 solution_steps[0] home-path {box.Home} ~",
            $"aha_1 solution_steps[1] repository-path {box.Repo} <repo root>",
            "aha_1 solution_steps[1] user-name ada <your user>",
            "aha_1 evidence[0] ticket PAY-17 <ticket>",
        ], findings);
        Assert.Equal(0, box.Run("portability-check", "--ids", "aha_2").Exit);
        Assert.Equal(1, box.Run("portability-check", "--ids", "aha_9").Exit);
        Assert.Equal(2, box.Run("portability-check", "x.md", "--fix").Exit);
    }

    [Fact]
    public void Fixing_makes_a_new_version_without_findings_and_ends_consent()
    {
        box.Terminal = true;
        box.Answer = Sandbox.Approval;
        box.Do("aha-status", "--id", "aha_1", "--status", "accepted");
        box.Terminal = false;
        Assert.Contains("Replaced in new versions of aha_1.", box.Do("portability-check", "--ids", "aha_1,aha_2", "--fix", "--format", "text").Output, StringComparison.Ordinal);
        var card = box.Lines("aha_cards.jsonl")[^1];
        Assert.Contains("\"solution_steps\": [\"Delete ~/.cache/x\", \"Run <repo root>/go.sh for <your user>\"]", card, StringComparison.Ordinal);
        Assert.DoesNotContain("approved", card, StringComparison.Ordinal);
        Assert.Equal(0, box.Run("portability-check", "--ids", "aha_1").Exit);
        var lines = box.Lines("aha_cards.jsonl").Length;
        box.Do("portability-check", "--ids", "aha_1", "--fix");
        Assert.Equal(lines, box.Lines("aha_cards.jsonl").Length);
    }

    [Fact]
    public void A_file_is_told_by_line_and_column()
    {
        box.Write("repo/notes.md", "# Notes\r\n\r\nfor ada\r\n");
        var ran = box.Run("portability-check", "notes.md", "--format", "text");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("notes.md:3:5: ada (user-name) → <your user>", ran.Output, StringComparison.Ordinal);
        Assert.Equal(1, box.Run("portability-check", "none.md").Exit);
    }

    [Fact]
    public void Promoting_stops_at_what_is_private_and_tells_of_the_rest()
    {
        var ran = box.Run("promote", "--ids", "aha_1,aha_2");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("portability-check --ids aha_1 --fix", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(box.GlobalStore, "aha_cards.jsonl")));
        Assert.Contains("PAY-19 (ticket) in when_to_use", box.Do("promote", "--ids", "aha_3").Error, StringComparison.Ordinal);
        Assert.Contains("\"promoted_count\": 1", box.Do("promote", "--ids", "aha_1", "--force", "only for me").Output, StringComparison.Ordinal);
        Assert.Contains("only for me", box.Lines("signals.jsonl")[^1], StringComparison.Ordinal);
        box.Do("portability-check", "--ids", "aha_1", "--fix");
        Assert.Equal(1, box.Run("portability-check").Exit); // The copies of the global store are cards of their own.
        box.Do("promote", "--ids", "aha_1");
    }

    [Fact]
    public void The_gate_of_a_backport_warns_of_portable_cards_only()
    {
        box.Write("repo/s/SKILL.md", "---\nname: s\ndescription: d\n---\n");
        Assert.Contains("\"rule\": \"portability\"", box.Do("export-backport", "--skill-path", "s", "--ids", "aha_1").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\"rule\": \"portability\"", box.Do("export-backport", "--skill-path", "s", "--ids", "aha_3").Output, StringComparison.Ordinal);
    }

    public void Dispose() => box.Dispose();
}
