using SelfLearning.Tests.Support;

namespace SelfLearning.Tests.Storage;

public sealed class StoreFormatTests : IDisposable
{
    private readonly Sandbox box = new();

    [Theory]
    [InlineData("list")]
    [InlineData("record")]
    [InlineData("review")]
    public void A_store_of_a_newer_format_is_refused_and_nothing_is_changed(string verb)
    {
        box.Write("repo/.agent-skills/self-learning/v2/users/ada/cards.db", "new");
        var ran = box.RunWith("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", verb);
        Assert.Equal((1, ""), (ran.Exit, ran.Output));
        Assert.Contains("has format v2; this program knows v1 alone", ran.Error, StringComparison.Ordinal);
        Assert.Contains("upgrade", ran.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(box.Store));
    }

    [Fact]
    public void A_hook_is_silent_over_it()
    {
        box.Write("repo/.agent-skills/self-learning/v2/users/ada/cards.db", "new");
        Assert.Equal(0, box.RunWith("""{"session_id": "s1", "hook_event_name": "SessionStart", "source": "startup"}""", "hook", "claude-code").Exit);
    }

    [Fact]
    public void Beside_our_own_format_a_newer_one_is_let_be()
    {
        box.DoWith("""{"aha_cards": [{"title": "t", "problem": "p"}]}""", "record");
        box.Write("repo/.agent-skills/self-learning/v2/note", "new");
        Assert.Equal(0, box.Run("list").Exit);
    }

    public void Dispose() => box.Dispose();
}
