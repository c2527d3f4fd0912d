namespace SelfLearning.Core.Records;

/// <summary>The known name that a mistyped one most likely means.</summary>
public static class Nearest
{
    /// <summary>The name with the fewest edits (Levenshtein's distance, case-blind), or null where more than a third would have to change.</summary>
    public static string? Find(string given, IEnumerable<string> known)
    {
        var best = known.Select(name => (Name: name, Edits: Distance(given.ToLowerInvariant(), name.ToLowerInvariant())))
            .DefaultIfEmpty((Name: "", Edits: int.MaxValue)).MinBy(c => c.Edits);
        return best.Edits <= Math.Max(1, Math.Max(given.Length, best.Name.Length) / 3) ? best.Name : null;
    }

    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
