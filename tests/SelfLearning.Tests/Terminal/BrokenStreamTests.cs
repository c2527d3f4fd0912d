namespace SelfLearning.Tests.Terminal;

/// <summary>F4: the published program with inputs and outputs that are closed, full or not what they seem.</summary>
public sealed class BrokenStreamTests : IDisposable
{
    private const string Card = """{"aha_cards": [{"id": "aha_1", "title": "jq needs -r", "when_to_use": "w"}]}""";

    private readonly NativeBox native = new();

    public BrokenStreamTests()
    {
        native.Record(Card);
        native.Box.Write("repo/card.json", Card.Replace("aha_1", "aha_2", StringComparison.Ordinal).Replace("jq needs", "sort wants", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("$SL list >&-", "Cannot write to standard output: it is closed.")]
    [InlineData("$SL --version >&-", "it is closed")]
    [InlineData("$SL --help >&-", "it is closed")]
    [InlineData("$SL list >/dev/full", "No space left on device")]
    [InlineData("$SL --version >/dev/full", "No space left on device")]
    [InlineData("$SL doctor >/dev/full", "No space left on device")]
    [InlineData("$SL completion bash >/dev/full", "No space left on device")]
    [InlineData("$SL record <&-", "Cannot read standard input: it is closed.")]
    [InlineData("$SL record < /", "Cannot read standard input: Is a directory.")]
    [InlineData("$SL recall - <&-", "it is closed")]
    [InlineData("$SL redact-check /", "it is a folder")]
    [InlineData("$SL record --json /", "it is a folder")]
    [InlineData("$SL review --days 99999999", "--days 99999999 is out of range")]
    [InlineData("mkdir gone; cd gone; rmdir ../gone; SELF_LEARNING_REPO_ROOT= $SL list", "The working folder does not exist any more.")]
    [InlineData("ulimit -n 8; $SL list", "Too many open files")]
    [InlineData("ulimit -n 4; $SL list", "Too many open files")]
    public void Is_told_and_ends_with_1(string line, string told)
    {
        var ran = native.Bash(line);
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.StartsWith("error: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(told, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[suggest:-5]")]
    [InlineData("[suggest:99999999999]")]
    [InlineData("[suggest:x]")]
    public void A_place_for_completion_that_is_none_is_wrong_usage(string word)
    {
        var ran = native.Run("", word, "self-learning re");
        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.Contains("names no position", ran.Error, StringComparison.Ordinal);
        Assert.Contains("record", native.Run("", "[suggest:16]", "self-learning re").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_whose_answer_is_lost_stands_and_is_said_to()
    {
        var ran = native.Bash("$SL record --json card.json >/dev/full");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("`record` did its work, which stands", ran.Error, StringComparison.Ordinal);
        Assert.Equal(2, native.Box.Lines("aha_cards.jsonl").Length);
    }

    [Theory]
    [InlineData("$SL list | head -c 5")]
    [InlineData("$SL list --help | true")]
    [InlineData("$SL --version | true; true")]
    public void A_reader_that_goes_away_is_no_fault(string line) => Assert.Equal((0, ""), (native.Bash("set -o pipefail; " + line).Exit, native.Bash(line).Error));

    [Theory]
    [InlineData("$SL show nope 2>/dev/full")]
    [InlineData("$SL show nope 2>&-")]
    [InlineData("$SL record 2>&- <<< '{'")]
    [InlineData("$SL list --nonsense 2>&-")]
    public void What_cannot_be_said_on_standard_error_is_said_nowhere(string line)
    {
        var ran = native.Bash(line);
        Assert.InRange(ran.Exit, 1, 2);
        Assert.Equal("", ran.Output);
        // A file that took the number of the closed descriptor would hold the message.
        Assert.Empty(Directory.EnumerateFiles(native.Box.Root, "*", SearchOption.AllDirectories).Where(f => File.ReadAllText(f).Contains("error: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("$SL hook claude-code <&-")]
    [InlineData("$SL hook claude-code >&-")]
    [InlineData("$SL hook claude-code >&- 2>&- <&-")]
    [InlineData("$SL hook claude-code >/dev/full")]
    [InlineData("$SL hook claude-code 2>/dev/full")]
    [InlineData("ulimit -n 8; $SL hook claude-code")]
    [InlineData("ulimit -n 4; $SL hook claude-code")]
    [InlineData("mkdir gone; cd gone; rmdir ../gone; $SL hook claude-code")]
    public void A_hook_ends_with_0_and_without_a_trace(string line)
    {
        const string start = "{\"session_id\": \"s\", \"hook_event_name\": \"SessionStart\", \"source\": \"startup\", \"cwd\": \"'\"$PWD\"'\"}";
        var ran = native.Bash($"printf '%s' '{start}' > payload; exec 0<payload; {line}");
        Assert.Equal(0, ran.Exit);
        Assert.DoesNotContain("Unhandled", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    public void Dispose() => native.Dispose();
}
