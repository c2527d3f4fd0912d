namespace SelfLearning.Core.Safety.Secrets;

/// <summary>The marks that redaction leaves behind; nothing that touches one is a secret.</summary>
internal static class RedactionMarkers
{
    public const string Open = "[REDACTED:";
    public const string Whole = "***REDACTED***";

    public static string Of(string kind) => Open + kind + "]";

    /// <summary>The places of all marks, in order; in small letters too, as in a key made of a title.</summary>
    public static List<(int Start, int End)> In(string text)
    {
        var marks = new List<(int, int)>();
        for (var at = text.IndexOf("REDACTED", StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("REDACTED", at + 8, StringComparison.OrdinalIgnoreCase))
        {
            var start = at;
            while (start > 0 && text[start - 1] is '[' or '*')
                start--;
            var end = at + 8;
            while (end < text.Length && end < at + 60 && text[end] is (>= 'a' and <= 'z') or (>= '0' and <= '9') or ':' or '-' or '*')
                end++;
            if (end < text.Length && text[end] == ']')
                end++;
            if (start < at)
                marks.Add((start, end));
        }

        return marks;
    }

    public static bool Touch(List<(int Start, int End)> marks, SecretSpan span)
    {
        int low = 0, high = marks.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (marks[middle].End <= span.Start)
                low = middle + 1;
            else
                high = middle;
        }

        return low < marks.Count && marks[low].Start < span.End;
    }
}
