namespace SelfLearning.Core.Recall;

/// <summary>Forms near a word that no card has: one letter changed, missing, added or swapped with its neighbour, two in longer words
/// (F. J. Damerau, CACM 7(3), 1964, in the optimal string alignment form).</summary>
internal static class NearForms
{
    /// <summary>Shorter words have too many neighbours.</summary>
    public const int MinLength = 5;

    private const int Most = 3;
    private const int SameStart = 3;

    /// <summary>The nearest terms of the index, at most three, those with more cards first.</summary>
    public static IReadOnlyList<string> Of(string term, ICardIndex index)
    {
        if (term.Length < MinLength || term.Any(char.IsDigit))
            return [];
        var allowed = term.Length >= 8 ? 2 : 1;
        // People rarely mistype the first letters; and an index lists its terms by them.
        return [.. index.Beginning(term[..SameStart])
            .Where(other => Math.Abs(other.Length - term.Length) <= allowed && other[0] != '_' && !other.StartsWith("sig_", StringComparison.Ordinal))
            .Select(other => (Term: other, Distance: Distance(term, other, allowed)))
            .Where(other => other.Distance <= allowed)
            .OrderBy(other => other.Distance).ThenByDescending(other => index.Frequency(other.Term)).ThenBy(other => other.Term, StringComparer.Ordinal)
            .Take(Most).Select(other => other.Term)];
    }

    private static int Distance(string a, string b, int allowed)
    {
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }

            if (least > allowed)
                return allowed + 1;
            last.CopyTo(before);
            row.CopyTo(last);
        }

        return last[b.Length];
    }
}
