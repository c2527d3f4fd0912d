namespace SelfLearning.Core.Text;

/// <summary>Text in at most so many characters.</summary>
public static class ShortText
{
    private const string More = " …";

    /// <summary>The text, cut after its last whole word that fits, with an ellipsis.</summary>
    /// <param name="text">A text of one line.</param>
    /// <param name="most">How many UTF-16 units it may have, at least 3.</param>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var space = text.LastIndexOf(' ', most - More.Length);
        var end = space > 0 ? space : most - More.Length;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + More;
    }
}
