using SelfLearning.Core.Agents.Install;

namespace SelfLearning.Tests.Core.Agents.Install;

public sealed class TomlTextTests
{
    private const string Tables = "[mcp_servers.self-learning]\ncommand = \"/x/self-learning\"\nargs = [\"mcp\"]\n";

    [Theory]
    [InlineData("[features]\nhooks = false # no\n", true)]
    [InlineData("features.hooks = false\n", true)]
    [InlineData("[features]\r\nhooks=false\r\n", true)]
    [InlineData("[features]\nhooks = true\n", false)]
    [InlineData("[other]\nhooks = false\n", false)]
    [InlineData("a = \"\"\"\n[features]\nhooks = false\n\"\"\"\n", false)]
    [InlineData("# [features]\n# hooks = false\n", false)]
    [InlineData("", false)]
    public void Hooks_that_a_person_switched_off_are_seen(string text, bool off) => Assert.Equal(off, TomlText.HooksAreOff(text));

    [Theory]
    [InlineData("")]
    [InlineData("model = \"x\"")]
    [InlineData("# c\r\n[a]\r\nb = '''\r\n# x\r\n'''\r\n")]
    public void Tables_are_put_at_the_end_and_taken_out_to_the_byte(string before)
    {
        var after = Text(TomlText.Insert(before, Tables));
        Assert.Equal(after, Text(TomlText.Insert(after, Tables)));
        Assert.Equal(before, Text(TomlText.Remove(after)));
    }

    [Theory]
    [InlineData("a = \"\"\"\nopen")]
    [InlineData("[mcp_servers.self-learning]\ncommand = \"other\"\n")]
    public void A_text_that_ours_would_spoil_is_refused(string before) => Assert.IsType<TextMerge.Refused>(TomlText.Insert(before, Tables));

    private static string Text(TextMerge merge) => merge is TextMerge.Merged m ? m.Text : throw new InvalidOperationException(merge.ToString());
}
