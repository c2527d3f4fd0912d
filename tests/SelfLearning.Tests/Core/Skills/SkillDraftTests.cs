using SelfLearning.App.Features.Skills;
using SelfLearning.Core.Backport;
using SelfLearning.Core.Json;
using SelfLearning.Core.Skills.Drafts;
using SelfLearning.Core.Text;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Skills;

public sealed class SkillDraftTests
{
    [Fact]
    public void No_hostile_text_leaves_its_block_or_breaks_the_skill()
    {
        var rows = File.ReadLines(Project.Data("security/injection.jsonl"))
            .Select(l => JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(l), out var v, out _) ? (JsonObject)v : throw new InvalidOperationException(l))
            .Where(r => r.Text("cat") is "marker" or "markup").Select(r => r.Text("text")!).ToList();
        Assert.True(rows.Count >= 50);
        foreach (var text in rows)
            Check([Card("aha_1", text), Card("aha_2", text) with { Steps = [.. Enumerable.Repeat(text + new string('x', 100), 30)] }, new BackportCard("aha_3", text)]);
    }

    [Fact]
    public void Random_cards_make_valid_skills_that_go_as_they_came()
    {
        var random = new Random(20260101);
        string[] pieces = ["when ", "\n", "# ", "- ", "1. ", "```", "---", ": ", "\"", "'", "\\", "<b>", "-->", "<!-- ", "é", "😀", "`x`", "[a](b)", "{", "}", "word ", "a long stretch of words that goes on ", "\t", "&amp;", "@f", "%", "self-learning:aha:end"];
        string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
        for (var round = 0; round < (Project.IsLong ? 10_000 : 500); round++)
        {
            Check([.. Enumerable.Range(1, random.Next(1, 6)).Select(i => new BackportCard($"aha_{i}", "t" + Text())
            {
                WhenToUse = random.Next(4) == 0 ? "" : "w" + Text(), Problem = Text(), Steps = [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => "s" + Text())], Gotchas = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => "g" + Text())], Shareable = true,
            })]);
        }
    }

    [Fact]
    public void The_description_stays_within_the_limit_and_says_when()
    {
        BackportCard[] many = [.. Enumerable.Range(0, 60).Select(i => new BackportCard($"aha_{i}", $"A rather long title of lesson number {i}") { WhenToUse = $"When the case number {i} happens again somewhere" })];
        var text = SkillDescription.Of(many);
        Assert.InRange(text.Length, 700, 1024);
        Assert.Contains("Use when the case number 0 happens", text, StringComparison.Ordinal);
        Assert.EndsWith("and in similar cases.", text, StringComparison.Ordinal);
        Assert.InRange(SkillDescription.Of([new BackportCard("aha_1", new string('x', 3000)) { WhenToUse = new string('y', 3000) }]).Length, 700, 1024);
    }

    private static BackportCard Card(string id, string text) => new(id, text) { WhenToUse = text, Problem = text, Steps = [text, text], Gotchas = [text], Links = [text], Evidence = [text], Tags = [text], Shareable = true };

    private static void Check(IReadOnlyList<BackportCard> cards)
    {
        var draft = SkillDraft.Of("a-skill", cards, "slbp_1", "slbp_2");
        Assert.DoesNotContain(CheckSkills.Rules("SKILL.md", draft.Skill, "a-skill"), f => f.IsError);
        foreach (var (text, ids) in new[] { (draft.Skill, cards.Select(c => c.Id)), (draft.Lessons, draft.Long.Select(c => c.Id)) })
        {
            if (text is null)
                continue;
            var target = new TargetText(text);
            var marks = TargetMarks.Of(target);
            Assert.True(marks.Fault is null, marks.Fault);
            Assert.Equal(ids, marks.Cards.Select(c => c.Id).Distinct());
            Assert.All(marks.Cards, block => Assert.Equal(BlockStatus.InPlace, BlockStatus.Of(target, block, cards.First(c => c.Id == block.Id), isPutAside: false)));
            Assert.Null(Removal.Cards(target, _ => true).After);
        }
    }
}
