using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Text;

/// <summary>Trims and lower-cases as Python's <c>strip</c> and <c>lower</c> do: two programs that share a store must find the same cards and merge
/// the same ones.</summary>
public static class PythonText
{
    private const char CapitalSigma = 'Σ';
    private const char CapitalDottedI = 'İ';

    /// <summary>Without white space at both ends; Python counts the four separators from U+001C as white space too.</summary>
    public static string Strip(string? text) => Strip(text.AsSpan()) is var rest && rest.Length == text?.Length ? text : rest.ToString();

    /// <inheritdoc cref="Strip(string?)"/>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && IsSpace(text[0]))
            text = text[1..];
        while (text.Length > 0 && IsSpace(text[^1]))
            text = text[..^1];
        return text;
    }

    /// <summary>The stripped text; null where nothing is left of it.</summary>
    public static string? Given(string? text) => Strip(text) is { Length: > 0 } given ? given : null;

    public static bool IsBlank(string? text) => Strip(text.AsSpan()).IsEmpty;

    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\u001c' and <= '\u001f';

    /// <summary>In lower case by Unicode's full mapping: a capital sigma that ends a word becomes a final one, the dotted capital I keeps its dot.</summary>
    public static string Lower(string text)
    {
        if (text.AsSpan().IndexOfAny(CapitalSigma, CapitalDottedI) < 0)
            return text.ToLowerInvariant();
        var lower = new StringBuilder(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == CapitalSigma)
                lower.Append(EndsWord(text, i) ? 'ς' : 'σ');
            else if (text[i] == CapitalDottedI)
                lower.Append("i\u0307");
            else if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length)
                lower.Append(text.Substring(i++, 2).ToLowerInvariant());
            else
                lower.Append(char.ToLowerInvariant(text[i]));
        }

        return lower.ToString();
    }

    // Unicode's condition Final_Sigma (chapter 3.13): a cased letter before it, none after it, passing over what case ignores.
    private static bool EndsWord(string text, int sigma)
    {
        var before = sigma;
        while (before > 0 && IsCaseIgnorable(text, before - 1))
            before--;
        if (before == 0 || !IsCased(text, before - 1))
            return false;
        var after = sigma + 1;
        while (after < text.Length && IsCaseIgnorable(text, after))
            after++;
        return after == text.Length || !IsCased(text, after);
    }

    private static bool IsCaseIgnorable(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(Scalar(text, at)) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol => true,
        _ => text[at] is '\'' or '.' or ':' or '·' or '\u0387' or '\u055f' or '\u05f4' or '‘' or '’' or '\u2024' or '\u2027'
            or '\ufe13' or '\ufe52' or '\ufe55' or '\uff07' or '\uff0e' or '\uff1a',
    };

    private static bool IsCased(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(Scalar(text, at)) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter => true,
        _ => Scalar(text, at) is 'ª' or 'º' or >= 0x2160 and <= 0x217f or >= 0x24b6 and <= 0x24e9
            or >= 0x1f130 and <= 0x1f149 or >= 0x1f150 and <= 0x1f169 or >= 0x1f170 and <= 0x1f189,
    };

    /// <summary>The code point at a place, seen from either half of a surrogate pair.</summary>
    private static int Scalar(string text, int at) =>
        char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1])
        : char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]) ? char.ConvertToUtf32(text[at - 1], text[at])
        : text[at];
}
