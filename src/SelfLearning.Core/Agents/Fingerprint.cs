using System.Globalization;

namespace SelfLearning.Core.Agents;

/// <summary>64 bits of a text (FNV-1a over its UTF-16 units) as 16 hexadecimal digits: to compare, and to name files, without keeping the text.</summary>
internal static class Fingerprint
{
    internal static string Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 1099511628211UL);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }
}
