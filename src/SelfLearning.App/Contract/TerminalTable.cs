using SelfLearning.Core.Text;

namespace SelfLearning.App.Contract;

/// <summary>A table as lines of a terminal. Columns stand side by side where there is room for each; else the records stand one below the other.
/// A column whose name begins with <c>#</c> holds numbers; it and the column <c>id</c> are never broken.</summary>
internal sealed class TerminalTable(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows, int width)
{
    private const int Gap = 2;

    // A column of text that is narrower than this reads badly.
    private const int Least = 14;

    /// <summary>The lines; those of the head are told apart.</summary>
    public IEnumerable<(string Text, bool IsHead)> Lines() => Widths() is { } widths ? SideBySide(widths) : OneBelowTheOther();

    // Null where the columns do not fit side by side.
    private int[]? Widths()
    {
        int[] natural = [.. columns.Select((c, i) => rows.Select(r => DisplayWidth.Of(r[i])).Append(DisplayWidth.Of(Name(c))).Max())];
        var room = width - (Gap * (columns.Count - 1));
        if (natural.Sum() <= room)
            return natural;

        // The widest columns of text give way, down to one common width.
        var giving = Enumerable.Range(0, columns.Count).Where(i => !IsFixed(columns[i])).OrderBy(i => natural[i]).ToList();
        room -= natural.Where((_, i) => IsFixed(columns[i])).Sum();
        for (var at = 0; at < giving.Count; at++)
        {
            var share = room / (giving.Count - at);
            if (share < Math.Min(Least, natural[giving[at]]))
                return null;
            natural[giving[at]] = Math.Min(natural[giving[at]], share);
            room -= natural[giving[at]];
        }

        return room >= 0 ? natural : null;
    }

    private IEnumerable<(string Text, bool IsHead)> SideBySide(int[] widths)
    {
        foreach (var line in Row([.. columns.Select(Name)], widths))
            yield return (line, true);
        foreach (var row in rows)
        {
            foreach (var line in Row(row, widths))
                yield return (line, false);
        }
    }

    private IEnumerable<string> Row(IReadOnlyList<string> cells, int[] widths)
    {
        List<IReadOnlyList<string>> wrapped = [.. cells.Select((c, i) => DisplayWidth.Wrap(c, widths[i]))];
        for (var line = 0; line < wrapped.Max(w => w.Count); line++)
            yield return string.Join(new string(' ', Gap), wrapped.Select((w, i) => Padded(line < w.Count ? w[line] : "", widths[i], columns[i].StartsWith('#')))).TrimEnd(' ');
    }

    private IEnumerable<(string Text, bool IsHead)> OneBelowTheOther()
    {
        const string indent = "  ";
        for (var at = 0; at < rows.Count; at++)
        {
            if (at > 0)
                yield return ("", false);
            foreach (var (column, cell) in columns.Zip(rows[at]).Where(c => c.Second.Length > 0))
            {
                foreach (var (line, i) in DisplayWidth.Wrap($"{Name(column)}: {cell}", width, indent.Length).Select((l, i) => (l, i)))
                    yield return (i == 0 ? line : indent + line, false);
            }
        }
    }

    private static string Padded(string text, int width, bool right)
    {
        var space = new string(' ', Math.Max(0, width - DisplayWidth.Of(text)));
        return right ? space + text : text + space;
    }

    private static bool IsFixed(string column) => column == "id" || column.StartsWith('#');

    private static string Name(string column) => column.TrimStart('#');
}
