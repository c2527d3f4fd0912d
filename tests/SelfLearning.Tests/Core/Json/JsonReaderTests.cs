using System.Text;
using SelfLearning.Core.Json;

namespace SelfLearning.Tests.Core.Json;

public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("""{"b": 1, "a": [true, null, "x"], "b2": {}}""")]
    [InlineData("""{"n": 1.50e+10, "big": 123456789012345678901234567890}""")]
    [InlineData("""{"same": 1, "same": 2}""")]
    [InlineData("\"\\ud800 lone\"")]
    [InlineData("\"é \u2028 kept\"")]
    public void What_was_read_is_written_again_to_the_letter(string text)
    {
        Assert.True(JsonReader.TryRead(Encoding.UTF8.GetBytes(text), out var value, out _));
        Assert.Equal(text, JsonText.Line(value));
    }

    [Theory]
    [InlineData("{\"a\": 1,\n  \"b\": tru}", 2, 11)]
    [InlineData("", 1, 1)]
    [InlineData("{\"a\": 1} x", 1, 10)]
    public void A_fault_names_line_and_column(string text, int line, int column)
    {
        Assert.False(JsonReader.TryRead(Encoding.UTF8.GetBytes(text), out _, out var fault));
        Assert.Equal((line, column), (fault.Line, fault.Column));
        Assert.NotEmpty(fault.Message);
    }

    [Fact]
    public void Output_shows_hidden_characters_as_escapes_and_keeps_emoji() =>
        Assert.Equal("\"\\u001b[2J \\u202e \\u200b 👩‍💻 \\u007f\"", JsonText.Indented("\u001b[2J \u202e \u200b 👩‍💻 \u007f"));
}
