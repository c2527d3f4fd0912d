using SelfLearning.Core.Recall;

namespace SelfLearning.Tests.Core.Recall;

public sealed class TellingEndsTests
{
    [Fact]
    public void A_text_that_is_not_long_stays_as_it_is()
    {
        var text = new string('x', TellingEnds.Most);
        Assert.Same(text, TellingEnds.Of(text));
    }

    [Fact]
    public void Of_a_long_text_its_two_ends_are_kept_without_torn_lines()
    {
        var text = string.Join('\n', Enumerable.Range(0, 20_000).Select(i => $"line {i} of many"));
        var ends = TellingEnds.Of(text).Split('\n');
        Assert.InRange(ends.Sum(line => line.Length + 1), TellingEnds.Most - 100, TellingEnds.Most + 1);
        Assert.Equal(("line 0 of many", "line 19999 of many"), (ends[0], ends[^1]));
        Assert.All(ends, line => Assert.Matches("^line [0-9]+ of many$", line));
    }

    [Fact]
    public void One_line_that_is_too_long_is_cut_between_words()
    {
        var ends = TellingEnds.Of(string.Join(' ', Enumerable.Repeat("word", 40_000))).Split('\n');
        Assert.Equal(2, ends.Length);
        Assert.All(ends, end => Assert.All(end.Split(' '), word => Assert.Equal("word", word)));
        Assert.Equal("\n", TellingEnds.Of(new string('x', 2 * TellingEnds.Most)));
    }
}
