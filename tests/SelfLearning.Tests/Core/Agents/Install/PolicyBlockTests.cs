using CsCheck;
using SelfLearning.Core.Agents.Hooks;
using SelfLearning.Core.Agents.Install;

namespace SelfLearning.Tests.Core.Agents.Install;

public sealed class PolicyBlockTests
{
    [Fact]
    public void Ten_thousand_random_files_come_back_to_the_byte() =>
        Gen.Char["a \n\r#<-é\uFEFF"].Array[0, 40].Sample(
            characters =>
            {
                var before = new string(characters);
                var after = Text(PolicyBlock.Insert(before));
                Assert.Equal(after, Text(PolicyBlock.Insert(after)));
                Assert.StartsWith(before, after, StringComparison.Ordinal);
                Assert.Equal(before, Text(PolicyBlock.Remove(after)));
            },
            iter: 10_000);

    [Theory]
    [InlineData("# Mine\n", "more\n")]
    [InlineData("# Mine\r\n", "\r\nmore")]
    [InlineData("", "# Mine\n")]
    public void What_was_written_behind_the_block_stays(string before, string behind)
    {
        var after = Text(PolicyBlock.Insert(before)) + behind;
        Assert.Equal(before + behind, Text(PolicyBlock.Remove(after)));
    }

    [Fact]
    public void A_block_between_two_lines_leaves_two_lines() =>
        Assert.Equal("a\nb\n", Text(PolicyBlock.Remove("a\n" + PolicyBlock.Text + "\nb\n")));

    [Fact]
    public void An_older_block_is_replaced_where_it_stands_and_one_of_today_keeps_a_persons_edits()
    {
        const string Old = "a\n\n<!-- self-learning:policy:start v=0 -->\nold\n<!-- self-learning:policy:end -->\n\nb\n";
        Assert.Equal("a\n\n" + PolicyBlock.Text + "\n\nb\n", Text(PolicyBlock.Insert(Old)));
        var edited = Text(PolicyBlock.Insert("a\n")).Replace("PRE-RUN", "First", StringComparison.Ordinal);
        Assert.Equal(edited, Text(PolicyBlock.Insert(edited)));
        Assert.Equal("a\n", Text(PolicyBlock.Remove(edited)));
    }

    [Theory]
    [InlineData("<!-- self-learning:policy:start v=1 -->\nunclosed")]
    [InlineData("<!-- self-learning:policy:end -->\n<!-- self-learning:policy:start v=1 -->")]
    [InlineData("<!-- self-learning:policy:start v=1 -->\n<!-- self-learning:policy:start v=1 -->\n<!-- self-learning:policy:end -->\n<!-- self-learning:policy:end -->")]
    public void Marks_that_are_no_pair_are_refused(string text)
    {
        Assert.IsType<TextMerge.Refused>(PolicyBlock.Insert(text));
        Assert.IsType<TextMerge.Refused>(PolicyBlock.Remove(text));
    }

    [Fact]
    public void Marks_inside_a_line_are_text() => Assert.Null(PolicyBlock.VersionIn("see `<!-- self-learning:policy:start v=1 -->`"));

    [Fact]
    public void A_block_in_a_code_fence_is_an_example_and_an_open_fence_takes_none()
    {
        var example = "```\n" + PolicyBlock.Text + "\n```\n";
        Assert.Equal(example, Text(PolicyBlock.Remove(example)));
        Assert.Equal(example, Text(PolicyBlock.Remove(Text(PolicyBlock.Insert(example)))));
        Assert.Contains("never closed", Assert.IsType<TextMerge.Refused>(PolicyBlock.Insert("a\n```\nb\n")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_block_is_short() => Assert.InRange(MomentBudget.TokensOf(PolicyBlock.Text), 50, 250);

    private static string Text(TextMerge merge) => merge is TextMerge.Merged m ? m.Text : throw new InvalidOperationException(merge.ToString());
}
