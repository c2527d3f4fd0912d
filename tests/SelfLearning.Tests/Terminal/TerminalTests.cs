using SelfLearning.Core.Text;
using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Terminal;

/// <summary>F4: what the published program writes to a terminal.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Payload = """
        {"aha_cards": [{"id": "aha_1ace75a88751", "title": "jq needs -r for raw text, and a filter that ends in a comma gives the last value only", "when_to_use": "quotes in jq output", "primary_skill": "log-search"},
                       {"id": "aha_2", "title": "日本語のログを検索する", "when_to_use": "w"}]}
        """;

    private readonly NativeBox native = new();

    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("list")]
    [InlineData("review")]
    [InlineData("doctor")]
    [InlineData("recall jq raw text")]
    [InlineData("list --help")]
    public void Nothing_but_the_answer_goes_to_a_terminal(string line)
    {
        native.Record(Payload);
        var plain = At(80, line, ("NO_COLOR", "1"));
        Assert.Equal(0, plain.Exit);
        Assert.NotEmpty(plain.Output);
        Assert.DoesNotContain('\e', plain.Output);
        var coloured = At(80, line);
        Assert.Equal(plain.Output, coloured.Output.Replace("\e[1m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    [InlineData(200)]
    public void A_table_fits_its_terminal(int columns)
    {
        native.Record(Payload);
        var ran = At(columns, "list", ("NO_COLOR", "1"));
        var lines = ran.Output.TrimEnd('\n').Split('\n');
        Assert.All(lines, l => Assert.True(DisplayWidth.Of(l) <= columns, l));
        // An id is never broken, and no word of a title is lost.
        Assert.Contains("aha_1ace75a88751", ran.Output, StringComparison.Ordinal);
        Assert.All("jq needs raw filter comma gives value only".Split(' '), word => Assert.Contains(word, ran.Output, StringComparison.Ordinal));
        var isStacked = lines.Contains("status: proposed");
        Assert.Equal(columns <= 40, isStacked);
        Assert.Equal(columns == 200, lines.Length == 3);
    }

    [Fact]
    public void Text_into_a_pipe_is_one_line_a_record_whatever_the_terminal()
    {
        native.Record(Payload);
        var ran = native.Run("", "list", "--format", "text");
        Assert.Equal(2, ran.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("gives the last value only\tquotes in jq output\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(80)]
    public void Help_fits_its_terminal(int columns) =>
        Assert.All(At(columns, "--help").Output.Split('\n'), l => Assert.True(l.TrimEnd(' ').Length <= columns, l));

    public void Dispose() => native.Dispose();

    private Ran At(int columns, string line, params (string, string?)[] more) =>
        PseudoTerminal.Run(native.Box.Repo, columns, [Project.Program(), .. line.Split(' ')], [.. native.Variables, .. more]);
}
