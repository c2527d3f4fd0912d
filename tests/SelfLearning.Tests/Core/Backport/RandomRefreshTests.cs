using SelfLearning.Core.Backport;
using SelfLearning.Core.Text;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Core.Backport;

public sealed class RandomRefreshTests
{
    private const string Id = "slbp_20260101T100000Z_aaaaaa";

    private static readonly string[] Pieces =
    [
        "\n", "\r\n", "# H\n", "text", "```\n", "~~~\n", "---\n", "    code\n", "<!-- c -->\n", "é ", "\uFEFF", "> q\n", "- item\n", "<pre>\n", "</pre>\n", "<!-- self-learning:backport:start id=x -->\n",
        "<!-- self-learning:backport:end -->\n", "<!-- self-learning:aha:start id=aha_8 backport_id=y -->\n", "<!-- self-learning:aha:end -->\n", "- **ID:** `aha_7`\n",
    ];

    private static readonly string[] Edits = ["mine", "1. other", "", "```", "**Gotchas**", "- more", "<!-- x", "    deep"];

    [Fact]
    public void Random_files_keep_every_byte_outside_the_blocks_and_removal_gives_them_back()
    {
        var random = new Random(20260101);
        var rounds = Project.IsLong ? 10_000 : 600;
        var (refused, refreshed, merged, conflicts) = (0, 0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(14)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            BackportCard[] cards = [Card("aha_1", random), Card("aha_2", random)];
            var plan = random.Next(2) == 0
                ? FileBackport.Plan("A.md", new TargetText(text), cards, Id)
                : SkillBackport.Plan(new TargetText("# S\n"), new TargetText(text), cards, Id, "2026-01-01T10:00:00Z");
            if (plan.Fault is not null)
            {
                refused++;
                continue;
            }

            var target = new TargetText(Edited(plan.Changes[^1].After!, random));
            var marks = TargetMarks.Of(target);
            if (marks.Fault is not null)
            {
                refused++;
                continue;
            }

            List<(MarkedBlock Block, string Body, string Version)> replaced = [];
            foreach (var block in marks.Cards.Where(c => c["backport_id"] == Id))
            {
                var was = cards.First(c => c.Id == block.Id);
                var now = CardText.Body(Card(block.Id, random));
                if (BlockMerge.BodyOf(target, block) is not { } body)
                {
                    refused++;
                    continue;
                }

                var merge = BlockMerge.Of(body, CardText.Body(was), now, random.Next(3) switch { 0 => null, 1 => MergeSide.Ours, _ => MergeSide.Theirs });
                if (merge.Outcome == BlockMerge.Conflict)
                {
                    conflicts++;
                    Assert.NotEmpty(merge.Conflicts);
                    continue;
                }

                merged += merge.Outcome is BlockMerge.Merged or BlockMerge.Decided ? 1 : 0;
                replaced.Add((block, merge.Body, CardText.Version(now)));
            }

            var after = new TargetText(BlockMerge.Replaced(target, replaced));
            Assert.Null(TargetMarks.Of(after).Fault);
            Assert.Equal(Outside(target), Outside(after));
            refreshed++;
            if (TargetMarks.Of(new TargetText(text)) is { Section: null, Head: null, Cards.Count: 0 })
                Assert.Equal(text, Removal.Cards(after, b => b["backport_id"] == Id).After ?? "");
        }

        Assert.True(refreshed > rounds / 4 && merged > rounds / 20 && conflicts > rounds / 50, $"{refreshed} {merged} {conflicts}");
        Figures.Tell("C1", $"{rounds} random files: {refreshed} refreshed ({merged} blocks merged with edits, {conflicts} left as conflicts), {refused} refused; 0 bytes changed outside the blocks, removal gave each file back");
    }

    [Fact]
    public void What_was_read_from_a_block_is_written_as_it_was_read()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var card = Card("aha_1", random) with { Problem = "a\n\nb *c* <d> @e", Tags = ["x", "y z"], Links = ["https://x.y/[1]"] };
            foreach (var part in new[] { null, CardPart.Steps, CardPart.Gotchas })
            {
                var read = CardTextReader.Read(CardText.Body(card, part), part);
                Assert.Empty(read.Unplaced);
                Assert.Equal(0, read.ChangedFrom(CardTextReader.Read(CardText.Body(card, part), part)).Count);
            }

            var change = CardTextReader.Read(CardText.Body(card with { Problem = "a\n\nb *c* <d> @f", Title = "other `x`" }), null).ChangedFrom(CardTextReader.Read(CardText.Body(card), null));
            Assert.Equal("a\n\nb *c* <d> @f", change.Text("problem"));
            Assert.Equal("other `x`", change.Text("title"));
            Assert.Equal(2, change.Count);
        }
    }

    private static BackportCard Card(string id, Random random) => new(id, $"title {random.Next(3)}")
    {
        WhenToUse = $"when {random.Next(2)}",
        Problem = $"problem {random.Next(3)}",
        Steps = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => $"step {i} {random.Next(2)}")],
        Gotchas = [.. Enumerable.Range(0, random.Next(0, 3)).Select(i => $"gotcha {i} {random.Next(2)}")],
        Shareable = true,
    };

    // What people do between the marks of our cards.
    private static string Edited(string text, Random random)
    {
        var target = new TargetText(text);
        var marks = TargetMarks.Of(target);
        foreach (var block in marks.Cards.Where(c => c["backport_id"] == Id).Reverse().Where(_ => random.Next(3) > 0))
        {
            var at = random.Next(block.FirstLine + 1, block.LastLine + 1);
            var end = random.Next(2) == 0 && at < block.LastLine ? target.End(at) : target.Start(at);
            text = text[..target.Start(at)] + Edits[random.Next(Edits.Length)] + target.LineEnd + text[end..];
        }

        return text;
    }

    private static string Outside(TargetText target)
    {
        var text = target.Text;
        foreach (var block in TargetMarks.Of(target).Cards.Where(c => c["backport_id"] == Id).OrderByDescending(c => c.FirstLine))
            text = text[..target.Start(block.FirstLine)] + "[block]" + text[target.End(block.LastLine)..];
        return text;
    }
}
