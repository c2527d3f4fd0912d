using SelfLearning.Core.Safety.Secrets;

namespace SelfLearning.Core.Safety;

/// <summary>Finds secrets in any text: prose, code, configuration, logs, command lines. Each family of rules is one pass whose
/// look-ahead is bounded, so that time grows with the text's length, whatever stands in it.</summary>
public static class SecretScanner
{
    /// <summary>The secrets of a text, in order and without overlap. Where two families see the same place, the span covers both
    /// and the surer one names it.</summary>
    public static IReadOnlyList<SecretSpan> Find(string text)
    {
        if (text.Length < 6)
            return [];

        text = ComposedIds.Masked(text);
        var found = new List<SecretSpan>();
        PrivateKeys.Find(text, found);
        PrefixedTokens.Find(text, found);
        ShapedTokens.Find(text, found);
        UrlSecrets.Find(text, found);
        KeyedValues.Find(text, found);
        CommandLines.Find(text, found);
        LoginPairs.Find(text, found);
        PositionalPasswords.Find(text, found);
        SeedPhrases.Find(text, found);
        return Merge(text, found);
    }

    private static List<SecretSpan> Merge(string text, List<SecretSpan> found)
    {
        if (found.Count == 0)
            return found;

        found.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.Length.CompareTo(a.Length));
        var marks = RedactionMarkers.In(text);
        var merged = new List<SecretSpan>(found.Count);
        foreach (var span in found)
        {
            if (RedactionMarkers.Touch(marks, span))
                continue;
            if (merged.Count == 0 || merged[^1].End <= span.Start)
            {
                merged.Add(span);
                continue;
            }

            var last = merged[^1];
            var surer = span.Certainty > last.Certainty ? span : last;
            merged[^1] = surer with { Start = last.Start, Length = Math.Max(last.End, span.End) - last.Start };
        }

        return merged;
    }
}
