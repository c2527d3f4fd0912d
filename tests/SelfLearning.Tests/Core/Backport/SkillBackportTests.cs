using SelfLearning.Core.Text;
using System.Text.RegularExpressions;
using CsCheck;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Backport;

public sealed partial class SkillBackportTests
{
    private const string Id1 = "slbp_20260101T100000Z_aaaaaa";
    private const string Id2 = "slbp_20260102T100000Z_bbbbbb";

    private static readonly BackportCard Plain = new("aha_1", "jq needs -r")
    {
        WhenToUse = "jq output has quotes",
        Problem = "Quotes broke the loop.",
        Steps = ["Run `jq -r '.name'`", "Check with `wc -l`"],
        Evidence = ["docs/x.md"],
        Tags = ["jq"],
        Shareable = true,
    };

    [Fact]
    public void An_ordinary_card_reads_well() => Assert.Equal("""
        ## jq needs -r

        - **ID:** `aha_1`
        - **When to use:** jq output has quotes
        - **Tags:** jq

        **Problem**

        Quotes broke the loop.

        **Solution**

        1. Run `jq -r '.name'`
        2. Check with `wc -l`

        **Evidence**

        - docs/x.md

        """, CardText.Body(Plain));

    [Theory]
    [InlineData("---\nname: s\n---\n\n# S\n")]
    [InlineData("---\r\nname: s\r\n---\r\n\r\n# S\r\n")]
    [InlineData("\uFEFF# S\n")]
    [InlineData("# S")]
    [InlineData("# S\r\nno end")]
    [InlineData("# S\n\n\n")]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("# Marks\n\n```md\n<!-- self-learning:backport:start id=x -->\n<!-- self-learning:backport:end -->\n```\n")]
    public void Applying_twice_and_removing_gives_the_text_back(string skill)
    {
        var first = Plan(skill, null, [Plain], Id1);
        var second = Plan(first.Skill, first.Reference, [Plain, Plain with { Id = "aha_2" }], Id2);
        Assert.StartsWith(skill, second.Skill, StringComparison.Ordinal);
        Assert.Equal(second, Plan(second.Skill, second.Reference, [Plain], "slbp_third"));

        Assert.Null(Removal.Cards(new TargetText(second.Reference!), _ => true).After);
        Assert.Equal(skill, Removal.Pointer(new TargetText(second.Skill)).After);

        var one = Removal.Cards(new TargetText(second.Reference!), b => b.Id == "aha_2");
        Assert.Equal(["aha_2"], one.Removed);
        Assert.Empty(one.Edited);
        Assert.Equal(["aha_1"], TargetMarks.Of(new TargetText(one.After!)).Ids);
        Assert.Contains("card_ids=aha_1" + (skill.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n"), one.After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# Mine\n\ntext\n")]
    [InlineData("# Mine, bare")]
    [InlineData("\uFEFFwindows\r\nbare")]
    [InlineData("- **ID:** `aha_9`\n")]
    public void A_reference_file_of_the_users_keeps_its_text(string reference)
    {
        var plan = Plan("# S\n", reference, [Plain], Id1);
        Assert.Contains(reference.TrimStart('\uFEFF'), plan.Reference, StringComparison.Ordinal);
        var removed = Removal.Cards(new TargetText(plan.Reference!), _ => true);
        Assert.Equal(reference, removed.After);
    }

    [Fact]
    public void Taking_backports_back_one_by_one_leaves_what_each_left()
    {
        foreach (var reference in new[] { null, "# Mine, bare", "# Mine\r\n", "" })
        {
            var first = Plan("# S", reference, [Plain], Id1);
            var second = Plan(first.Skill, first.Reference, [Plain with { Id = "aha_2" }], Id2);
            var back = Removal.Cards(new TargetText(second.Reference!), b => b["backport_id"] == Id2);
            Assert.Equal(first.Reference, back.After);
            Assert.Equal(reference, Removal.Cards(new TargetText(back.After!), _ => true).After);

            var other = Removal.Cards(new TargetText(second.Reference!), b => b["backport_id"] == Id1);
            Assert.Equal(reference, Removal.Cards(new TargetText(other.After!), _ => true).After);
        }
    }

    [Theory]
    [InlineData("- ```\n  x\n  ```\n")]
    [InlineData("<!-- note\n```\n-->\n")]
    [InlineData("> ```\n> x\n> ```\n")]
    [InlineData("<pre>\n```\n</pre>\n")]
    public void Fences_in_lists_comments_and_raw_text_are_no_fault(string skill) =>
        Assert.Equal(skill, Removal.Pointer(new TargetText(Plan(skill, null, [Plain], Id1).Skill)).After);

    [Fact]
    public void Neither_a_file_reference_nor_an_entity_comes_alive()
    {
        var body = CardText.Body(Plain with { Title = "see @secrets/key and &lt;!-- x", Problem = "@./a mail a@b.c" });
        Assert.DoesNotContain(" @", body, StringComparison.Ordinal);
        Assert.Contains("&amp;lt;", body, StringComparison.Ordinal);
        Assert.Contains("a@b.c", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Cards_of_old_files_without_marks_are_known()
    {
        var old = "# Self-learning Aha Cards\n\n## T\n\n- **ID:** `aha_1`\n";
        var plan = SkillBackport.Plan(new TargetText("# S\n"), new TargetText(old), [Plain], Id1, "t");
        Assert.Equal((0, "aha_1"), (plan.AddedIds.Count, plan.ExistingIds.Single()));
    }

    [Fact]
    public void A_pointer_without_an_id_gets_one_and_nothing_else_changes()
    {
        var old = "# S\n<!-- self-learning:backport:start -->\n## Learnings (self-learning)\nmy own words\n<!-- self-learning:backport:end -->\nafter\n";
        Assert.Equal(old.Replace(":start -->", $":start id={Id1} -->", StringComparison.Ordinal), Plan(old, null, [Plain], Id1).Skill);
    }

    [Theory]
    [InlineData("<!-- self-learning:backport:start id=a -->\n", "not closed")]
    [InlineData("<!-- self-learning:backport:end -->\n", "no partner")]
    [InlineData("<!-- self-learning:backport:start id=a -->\n<!-- self-learning:backport:start id=b -->\n<!-- self-learning:backport:end -->\n", "nested")]
    [InlineData("<!-- self-learning:backport:start id=a -->\n<!-- self-learning:backport:end -->\n<!-- self-learning:backport:start id=b -->\n<!-- self-learning:backport:end -->\n", "doubled")]
    [InlineData("```\nopen fence\n", "code fence")]
    [InlineData("<pre>\nraw\n", "<pre>")]
    [InlineData("# S\n<!-- open\n", "comment")]
    public void A_target_with_broken_marks_is_refused_with_the_line(string skill, string reason)
    {
        var plan = SkillBackport.Plan(new TargetText(skill), null, [Plain], Id1, "t");
        Assert.Contains(reason, plan.Fault, StringComparison.Ordinal);
        Assert.Matches("line [0-9]+", plan.Fault);
        Assert.Empty(plan.Changes);
    }

    [Fact]
    public void No_hostile_text_leaves_its_block()
    {
        var rows = File.ReadLines(Project.Data("security/injection.jsonl"))
            .Select(l => JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(l), out var v, out _) ? (JsonObject)v : throw new InvalidOperationException(l))
            .Where(r => r.Text("cat") is "marker" or "markup").ToList();
        Assert.True(rows.Count >= 50);
        foreach (var row in rows)
        {
            var text = row.Text("text")!;
            var card = new BackportCard("aha_1", text) { WhenToUse = text, Problem = text, Steps = [text, text], Gotchas = [text], Links = [text], Evidence = [text], Tags = [text], Shareable = true };
            foreach (var line in CardText.Body(card).Split('\n'))
            {
                Assert.DoesNotContain("<!--", line, StringComparison.Ordinal);
                Assert.DoesNotContain("-->", line, StringComparison.Ordinal);
                Assert.False(new[] { Mark.Section, Mark.Card, Mark.Head }.Any(k => k.IsMark(line)), $"{row.Text("id")}: {line}");
                Assert.DoesNotMatch(Markup(), CodeSpans().Replace(line, ""));
            }

            var plan = Plan("# S\n", null, [card], Id1);
            Assert.Equal(["aha_1"], TargetMarks.Of(new TargetText(plan.Reference!)).Ids);
            Assert.Equal("# S\n", Removal.Pointer(new TargetText(plan.Skill)).After);
            Assert.Null(Removal.Cards(new TargetText(plan.Reference!), _ => true).After);
        }
    }

    [Fact]
    public void Random_targets_keep_every_byte_outside_our_text()
    {
        string[] pieces = ["\n", "\r\n", "# H\n", "text", "```\n", "~~~\n", "---\n", "    code\n", "<!-- c -->\n", "- **ID:** `aha_7`\n", "<!-- self-learning:backport:start id=x -->\n", "<!-- self-learning:backport:end -->\n", "é ", "\uFEFF", "> q\n", "<!-- self-learning:aha:start id=aha_8 backport_id=y -->\n", "<!-- self-learning:aha:end -->\n"];
        var applied = 0;
        Gen.Int[0, pieces.Length - 1].Array[0, 12].Select(a => string.Concat(a.Select(i => pieces[i]))).Sample(
            text =>
            {
                foreach (var plan in new[] { FileBackport.Plan("A.md", new TargetText(text), [Plain], Id1), SkillBackport.Plan(new TargetText(text), new TargetText(text), [Plain], Id1, "t") })
                {
                    if (plan.Fault is not null)
                    {
                        Assert.Empty(plan.Changes);
                        continue;
                    }

                    Interlocked.Increment(ref applied);
                    foreach (var change in plan.Changes.Where(c => c.Path != SkillBackport.SkillPath))
                    {
                        var removed = Removal.Cards(new TargetText(change.After!), b => b["backport_id"] == Id1);
                        if (TargetMarks.Of(new TargetText(text)) is { Section: null, Head: null, Cards.Count: 0 })
                            Assert.Equal(text, removed.After ?? "");
                    }

                    if (plan.Changes[0].Path == SkillBackport.SkillPath && TargetMarks.Of(new TargetText(text)).Section is null)
                        Assert.Equal(text, Removal.Pointer(new TargetText(plan.Changes[0].After!)).After);
                }
            },
            iter: Project.IsLong ? 10_000 : 1_000, threads: 1);
        Assert.True(applied > 100);
    }

    private static (string Skill, string? Reference) Plan(string skill, string? reference, IReadOnlyList<BackportCard> cards, string id)
    {
        var plan = SkillBackport.Plan(new TargetText(skill), reference is null ? null : new TargetText(reference), cards, id, "2026-01-01T10:00:00Z");
        Assert.Null(plan.Fault);
        return (plan.Changes[0].After!, plan.Changes[1].After);
    }

    // A heading, fence, link or element that our own layout does not have.
    [GeneratedRegex(@"^ {0,3}(#{1,6} (?!#)(?<!^## .*)|```|~~~|={3,}|-{3,}$|> )|(?<!\\)\]\((?!https?:)|<[a-zA-Z/!?]")]
    private static partial Regex Markup();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex CodeSpans();
}
