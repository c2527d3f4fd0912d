namespace SelfLearning.Core.Safety.Secrets;

/// <summary>A class of ASCII characters, written as in a regular expression: <c>0-9a-f_-</c>.</summary>
internal sealed class TokenCharacters
{
    /// <summary>The most classes that a table may use.</summary>
    public const int Most = 32;

    private readonly bool[] allowed = new bool[128];

    private readonly string text;

    private TokenCharacters(string text, int number)
    {
        (this.text, Number) = (text, number);
        for (var i = 0; i < text.Length; i++)
        {
            var isRange = i + 2 < text.Length && text[i + 1] == '-';
            for (var c = text[i]; c <= (isRange ? text[i + 2] : text[i]); c++)
                allowed[c] = true;
            i += isRange ? 2 : 0;
        }
    }

    /// <summary>Which one of its table it is, from 0.</summary>
    public int Number { get; }

    /// <summary>The class of a text, out of those of a table or added to them.</summary>
    public static TokenCharacters Get(ReadOnlySpan<char> text, List<TokenCharacters> table)
    {
        foreach (var known in table)
        {
            if (text.SequenceEqual(known.text))
                return known;
        }

        table.Add(new(text.ToString(), table.Count));
        return table[^1];
    }

    public bool Allows(char c) => c < allowed.Length && allowed[c];
}
