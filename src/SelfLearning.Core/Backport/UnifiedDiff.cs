using System.Globalization;
using System.Text;

namespace SelfLearning.Core.Backport;

/// <summary>Changes as a patch that <c>git apply</c> takes: new, changed and deleted files, any line end, a missing final newline, any name.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>What <c>git diff</c> shows of some changes: paths as they are, <c>a/</c> and <c>b/</c> before them; empty where nothing changes.</summary>
    public static string Of(IEnumerable<TextChange> changes) => string.Concat(changes.Where(c => c.IsChange).Select(c => Of(c, isForGit: true)));

    /// <summary>The same as a patch that applies in whatever folder <c>git apply</c> is run: with git's own head lines, git takes paths from the
    /// repository's root and silently skips them below it.</summary>
    public static string Patch(IEnumerable<TextChange> changes) => string.Concat(changes.Where(c => c.IsChange).Select(c => Of(c, isForGit: false)));

    private static string Of(TextChange change, bool isForGit)
    {
        var (old, now) = (Quoted("a/" + change.Path), Quoted("b/" + change.Path));
        var patch = new StringBuilder();
        if (isForGit)
            patch.Append($"diff --git {old} {now}\n{(change.Before is null ? "new file mode 100644\n" : change.After is null ? "deleted file mode 100644\n" : "")}");
        var (a, b) = (Lines(change.Before ?? ""), Lines(change.After ?? ""));
        if (a.Count + b.Count == 0)
            return patch.ToString();
        patch.Append($"--- {(change.Before is null ? "/dev/null" : Tabbed(old))}\n+++ {(change.After is null ? "/dev/null" : Tabbed(now))}\n");
        foreach (var hunk in Hunks(LineDiff.Of(a, b), a.Count))
            Write(patch, hunk, a, b);
        return patch.ToString();
    }

    // A name with a space ends at a tab, or git takes what follows for a time.
    private static string Tabbed(string name) => name.Contains(' ', StringComparison.Ordinal) && !name.StartsWith('"') ? name + "\t" : name;

    private static List<List<Difference>> Hunks(List<Difference> differences, int lines)
    {
        var hunks = new List<List<Difference>>();
        foreach (var difference in differences)
        {
            if (hunks.Count > 0 && hunks[^1][^1] is var last && difference.OldStart - (last.OldStart + last.OldCount) <= 2 * Context)
                hunks[^1].Add(difference);
            else
                hunks.Add([difference]);
        }

        return hunks;
    }

    private static void Write(StringBuilder patch, List<Difference> hunk, List<string> a, List<string> b)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var before = Math.Min(Context, first.OldStart);
        var (start, end) = (first.OldStart - before, Math.Min(a.Count, last.OldStart + last.OldCount + Context));
        var newStart = first.NewStart - before;
        var newEnd = last.NewStart + last.NewCount + (end - (last.OldStart + last.OldCount));
        patch.Append(CultureInfo.InvariantCulture, $"@@ -{Range(start, end - start)} +{Range(newStart, newEnd - newStart)} @@\n");
        var at = start;
        foreach (var difference in hunk)
        {
            for (; at < difference.OldStart; at++)
                Append(patch, ' ', a[at]);
            for (; at < difference.OldStart + difference.OldCount; at++)
                Append(patch, '-', a[at]);
            for (var i = 0; i < difference.NewCount; i++)
                Append(patch, '+', b[difference.NewStart + i]);
        }

        for (; at < end; at++)
            Append(patch, ' ', a[at]);
    }

    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static void Append(StringBuilder patch, char sign, string line)
    {
        patch.Append(sign).Append(line);
        if (!line.EndsWith('\n'))
            patch.Append("\n\\ No newline at end of file\n");
    }

    internal static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var newline = text.IndexOf('\n', start);
            var end = newline < 0 ? text.Length : newline + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    /// <summary>A name as git quotes it: C escapes and octal bytes where it holds anything but plain ASCII.</summary>
    private static string Quoted(string name)
    {
        if (name.All(c => c is >= ' ' and < '\u007f' and not ('"' or '\\')))
            return name;
        var quoted = new StringBuilder("\"");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (b is (byte)'"' or (byte)'\\')
                quoted.Append('\\').Append((char)b);
            else if (b is >= 0x20 and < 0x7f)
                quoted.Append((char)b);
            else
                quoted.Append('\\').Append(Convert.ToString(b, 8).PadLeft(3, '0'));
        }

        return quoted.Append('"').ToString();
    }
}
