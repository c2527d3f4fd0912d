using System.Globalization;
using System.Text;
using SelfLearning.Core.Text;

namespace SelfLearning.Core.Backport;

/// <summary>Changes as a patch that <c>git apply</c> takes: new, changed and deleted files, any line end, a missing final newline, any name.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>What <c>git diff</c> shows of some changes: paths as they are, <c>a/</c> and <c>b/</c> before them; empty where nothing changes.
    /// Where git names the function behind a hunk's lines, this names its cards.</summary>
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
        var (a, b) = (LineDiff.Lines(change.Before ?? ""), LineDiff.Lines(change.After ?? ""));
        if (a.Count + b.Count == 0)
            return patch.ToString();
        patch.Append($"--- {(change.Before is null ? "/dev/null" : Tabbed(old))}\n+++ {(change.After is null ? "/dev/null" : Tabbed(now))}\n");
        var cards = isForGit ? new ChangedCards(change) : null;
        foreach (var hunk in Together(LineDiff.Of(a, b)))
        {
            var ids = cards?.In(hunk) ?? [];
            patch.Append(Range(hunk, a.Count)).Append(ids.Count > 0 ? " " + string.Join(", ", ids) : "").Append('\n');
            Write(patch, hunk, a, b);
        }

        return patch.ToString();
    }

    /// <summary>The hunks of a change and their cards.</summary>
    internal static IEnumerable<HunkCards> Hunks(TextChange change)
    {
        var (a, b) = (LineDiff.Lines(change.Before ?? ""), LineDiff.Lines(change.After ?? ""));
        var cards = new ChangedCards(change);
        return Together(LineDiff.Of(a, b)).Select(hunk => new HunkCards(change.Path, Range(hunk, a.Count), cards.In(hunk)));
    }

    // A name with a space ends at a tab, or git takes what follows for a time.
    private static string Tabbed(string name) => name.Contains(' ', StringComparison.Ordinal) && !name.StartsWith('"') ? name + "\t" : name;

    private static List<List<Difference>> Together(IReadOnlyList<Difference> differences)
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
        var end = Math.Min(a.Count, last.OldStart + last.OldCount + Context);
        var at = first.OldStart - Math.Min(Context, first.OldStart);
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

    // The lines of a hunk in both texts, with those around it.
    private static string Range(List<Difference> hunk, int oldLines)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var before = Math.Min(Context, first.OldStart);
        var (start, end) = (first.OldStart - before, Math.Min(oldLines, last.OldStart + last.OldCount + Context));
        var newStart = first.NewStart - before;
        var newEnd = last.NewStart + last.NewCount + (end - (last.OldStart + last.OldCount));
        return $"@@ -{Range(start, end - start)} +{Range(newStart, newEnd - newStart)} @@";
    }

    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static void Append(StringBuilder patch, char sign, string line)
    {
        patch.Append(sign).Append(line);
        if (!line.EndsWith('\n'))
            patch.Append("\n\\ No newline at end of file\n");
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
