using SelfLearning.App.Storage.Systems;

namespace SelfLearning.Tests.Storage;

public sealed class WindowsNamesTests
{
    [Theory]
    [InlineData("CON")]
    [InlineData("nul.txt")]
    [InlineData("Lpt1.log")]
    [InlineData("COM¹")]
    [InlineData("a:b")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("a\\b")]
    [InlineData("a\u0001")]
    public void A_name_that_windows_keeps_or_changes_is_refused(string name) => Assert.False(WindowsNames.IsAllowed(name));

    [Theory]
    [InlineData("events.jsonl")]
    [InlineData(".cache")]
    [InlineData("console")]
    [InlineData("com10")]
    [InlineData("ada lovelace")]
    public void Another_is_allowed(string name) => Assert.True(WindowsNames.IsAllowed(name));
}
