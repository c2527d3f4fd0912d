using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Terminal;

/// <summary>Consent by the published program at a real terminal.</summary>
public sealed class ControllingTerminalTests : IDisposable
{
    private readonly NativeBox native = new();

    public ControllingTerminalTests() => native.Record("""{"aha_cards": [{"id": "aha_x", "title": "jq needs -r", "problem": "p"}]}""");

    [Fact]
    public void The_first_word_that_is_typed_after_the_question_is_consent()
    {
        var ran = Accept(answer: "jq\n");
        Assert.Equal(0, ran.Exit);
        Assert.Contains("\"via\": \"terminal\", \"sha256\": ", Latest, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_typed_before_the_question_is_none()
    {
        var ran = Accept(ahead: "jq\njq\n", answer: "\n");
        Assert.Equal(0, ran.Exit);
        Assert.Contains("without your approval", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("approved\": {", Latest, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_word_is_none()
    {
        var ran = Accept(answer: "yes\n");
        Assert.Equal(0, ran.Exit);
        Assert.Contains("without your approval", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\"status\": \"accepted\"", Latest, StringComparison.Ordinal);
        Assert.DoesNotContain("approved\": {", Latest, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_at_the_question_writes_nothing()
    {
        Assert.Equal(130, Accept(answer: "\u0003").Exit);
        Assert.Single(native.Box.Lines("aha_cards.jsonl"));
    }

    [Fact]
    public void A_script_without_a_terminal_is_not_asked()
    {
        Assert.Equal(0, native.Run("jq\n", "aha-status", "--id", "aha_x", "--status", "accepted").Exit);
        Assert.DoesNotContain("approved\": {", Latest, StringComparison.Ordinal);
    }

    public void Dispose() => native.Dispose();

    private string Latest => native.Box.Lines("aha_cards.jsonl")[^1];

    private Ran Accept(string ahead = "", string answer = "") => PseudoTerminal.Run(
        native.Box.Repo, 80, [Project.Program(), "aha-status", "--id", "aha_x", "--status", "accepted"], native.Variables, ahead, "without approval: ", answer);
}
