using SelfLearning.Core.Text;

namespace SelfLearning.Tests.Core.Safety;

public sealed class HiddenCharactersTests
{
    [Fact]
    public void No_terminal_payload_keeps_a_control_byte()
    {
        foreach (var text in Payloads("terminal"))
        {
            Assert.True(HiddenCharacters.Any(text) || text.Contains('\r'), text);
            foreach (var lines in Enum.GetValues<Lines>())
                Assert.DoesNotContain(HiddenCharacters.Visible(text, lines), c => char.IsControl(c) && !(lines == Lines.Keep && c is '\n' or '\t'));
        }
    }

    [Fact]
    public void No_unicode_payload_keeps_a_hidden_character()
    {
        var hidden = 0;
        foreach (var text in Payloads("unicode"))
        {
            var shown = HiddenCharacters.Visible(text);
            Assert.False(HiddenCharacters.Any(shown), text);
            hidden += ReferenceEquals(shown, text) ? 0 : 1;
        }

        // What only looks alike, an accent, and an emoji hide nothing.
        Assert.Equal(14, hidden);
    }

    [Theory]
    [InlineData("😀 ok emoji 👨‍👩‍👧")]
    [InlineData("👩🏽‍💻 🏳️‍🌈 🏴‍☠️ ❤️‍🔥 👁️‍🗨️ 🧑🏿‍⚕️ 🏳️‍⚧️")]
    [InlineData("1️⃣ #️⃣ *️⃣ ‼️ ⁉️ ℹ️ ™️ ©️ ☎︎")]
    [InlineData("🇩🇪 🇯🇵 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f")]
    [InlineData("می‌خواهم क्‍ष ന്‍ العربية עברית 日本語 한국어")]
    [InlineData("naïve café Straße ﬁle паypal")]
    [InlineData("soft\u00a0space")]
    public void What_people_write_stays_as_it_is(string text) =>
        Assert.Same(text, HiddenCharacters.Visible(text));

    [Theory]
    [InlineData("😀\ufe0f\ufe0e\ufe0f", "😀\ufe0f\\ufe0e\\ufe0f")]
    [InlineData("🏴\U000e0069\U000e0067\U000e006e\U000e006f\U000e0072\U000e0065\U000e0061\U000e006c\U000e006c\U000e007f", null)]
    [InlineData("a\u200bb", "a\\u200bb")]
    [InlineData("日\u200d本", "日\\u200d本")]
    [InlineData("\u202egpj.exe", "\\u202egpj.exe")]
    [InlineData("\u2800\u3164", "\\u2800\\u3164")]
    [InlineData("\u001b[2J\u009b31m\u007f", "\\u001b[2J\\u009b31m\\u007f")]
    public void What_hides_is_shown_as_an_escape(string text, string? shown)
    {
        Assert.True(HiddenCharacters.Any(text));
        var visible = HiddenCharacters.Visible(text);
        Assert.False(HiddenCharacters.Any(visible));
        if (shown is not null)
            Assert.Equal(shown, visible);
    }

    [Fact]
    public void A_lone_surrogate_is_shown() =>
        Assert.Equal("\\ud800 lone", HiddenCharacters.Visible("\ud800 lone"));

    [Theory]
    [InlineData(Lines.Fold, "a \r\n\t b\n", "a b")]
    [InlineData(Lines.Keep, "a\r\nb\rc\td\n", "a\r\nb\\u000dc\td\n")]
    [InlineData(Lines.Show, "a\r\n\tb", "a\\u000d\\u000a\\u0009b")]
    public void Line_ends_are_kept_folded_or_shown(Lines lines, string text, string shown) =>
        Assert.Equal(shown, HiddenCharacters.Visible(text, lines));

    private static List<string> Payloads(string category)
    {
        List<string> texts = [.. SharedData.Rows("security/injection.jsonl").Where(r => r.Text("cat") == category).Select(r => r.Text("text")!)];
        Assert.NotEmpty(texts);
        return texts;
    }
}
