namespace SelfLearning.Core.Text;

/// <summary>The order of texts by code point, as Python has it; UTF-16 puts surrogates before U+E000.</summary>
internal static class CodePoints
{
    internal static int Compare(string a, string b)
    {
        var shared = a.AsSpan().CommonPrefixLength(b);
        if (shared == a.Length || shared == b.Length)
            return a.Length - b.Length;
        var (x, y) = (a[shared], b[shared]);
        return (char.IsSurrogate(x), char.IsSurrogate(y)) switch
        {
            (true, false) => 1,
            (false, true) => -1,
            _ => x - y,
        };
    }
}
