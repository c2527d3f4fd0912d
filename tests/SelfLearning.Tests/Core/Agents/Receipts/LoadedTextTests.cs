using SelfLearning.Core.Agents.Receipts;

namespace SelfLearning.Tests.Core.Agents.Receipts;

public sealed class LoadedTextTests
{
    private const string Title = "Clear the NuGet cache when restore hangs";
    private static readonly string[] Steps = ["Run `dotnet nuget locals all --clear`.", "Restore again with --no-cache."];

    [Theory]
    [InlineData("# Notes\n- **Clear the NuGet cache when restore hangs.** Run `dotnet nuget locals all\n  --clear`; restore again with `--no-cache`.\n", true)]
    [InlineData("clear the nuget CACHE, when restore hangs:\r\ndotnet nuget locals all --clear, restore again, no-cache", true)]
    [InlineData("Clear the NuGet cache when restore hangs, somehow.", false)]
    [InlineData("Run `dotnet nuget locals all --clear`. Restore again with --no-cache.", false)]
    [InlineData("<!-- self-learning:aha:start id=aha_1 backport_id=x -->", true)]
    [InlineData("<!-- self-learning:aha:start id=aha_12 backport_id=x -->", false)]
    [InlineData("", false)]
    public void A_text_says_a_card_that_stands_in_it(string text, bool says) => Assert.Equal(says, new LoadedText(text).Says("aha_1", Title, Steps));

    [Fact]
    public void Words_far_from_the_title_do_not_make_the_card() =>
        Assert.False(new LoadedText(Title + string.Concat(Enumerable.Repeat(" filler", 500)) + string.Join(' ', Steps)).Says("aha_1", Title, Steps));

    [Fact]
    public void A_card_without_steps_is_said_only_by_its_block() => Assert.False(new LoadedText(Title).Says("aha_1", Title, []));
}
