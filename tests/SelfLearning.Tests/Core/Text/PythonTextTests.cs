using SelfLearning.Core.Text;

namespace SelfLearning.Tests.Core.Text;

public sealed class PythonTextTests
{
    [Theory]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("ΟΔΟΣ ΣΤΗ", "οδος στη")]
    [InlineData("Σ", "σ")]
    [InlineData("ΑΣ'Β", "ασ'β")]
    [InlineData("ΑΣ'", "ας'")]
    [InlineData("Α\u0301Σ\u0301 Β", "α\u0301ς\u0301 β")]
    [InlineData("1Σ", "1σ")]
    [InlineData("\U00010400Σ", "\U00010428ς")]
    [InlineData("İstanbul", "i\u0307stanbul")]
    [InlineData("Straße ﬀ K", "straße ﬀ k")]
    public void Lower_case_is_Pythons(string text, string lower) => Assert.Equal(lower, PythonText.Lower(text));

    [Theory]
    [InlineData(" a b\t\n", "a b")]
    [InlineData("\u00a0\u2028a\u3000", "a")]
    [InlineData("\u001ca\u001f", "a")]
    [InlineData("\u200ba", "\u200ba")]
    [InlineData(" \u0085 ", "")]
    [InlineData(null, "")]
    public void White_space_is_Pythons(string? text, string stripped) => Assert.Equal(stripped, PythonText.Strip(text));
}
