using SelfLearning.Core.Text;

namespace SelfLearning.Tests.Core.Text;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("abc", 3)]
    [InlineData("", 0)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("日本", 4)]
    [InlineData("🙂", 2)]
    [InlineData("한글", 4)]
    [InlineData("→…", 2)]
    public void Text_takes_its_columns(string text, int width) => Assert.Equal(width, DisplayWidth.Of(text));

    [Fact]
    public void Lines_break_at_spaces_and_inside_a_word_only_where_it_is_wider_than_a_line()
    {
        Assert.Equal(["one two", "three"], DisplayWidth.Wrap("one two three", 8));
        Assert.Equal(["one", "abcdefgh", "ijk two"], DisplayWidth.Wrap("one abcdefghijk two", 8));
        Assert.Equal(["日本", "語"], DisplayWidth.Wrap("日本語", 5));
        Assert.Equal([""], DisplayWidth.Wrap("", 5));
        Assert.Equal(["aaaa bb", "cccc", "dddd"], DisplayWidth.Wrap("aaaa bb cccc dddd", 7, indent: 2));
    }
}
