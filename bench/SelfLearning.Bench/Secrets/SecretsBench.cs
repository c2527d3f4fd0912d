using SelfLearning.Core.Json;
using SelfLearning.Core.Safety;

namespace SelfLearning.Bench.Secrets;

/// <summary><c>bench secrets DIR [TEXT-FOLDER…]</c>: how many secrets of a corpus are found, what is changed that should stay, and what it costs.</summary>
internal static class SecretsBench
{
    public static int Run(string[] args)
    {
        if (args.Length == 0 || !File.Exists(Path.Combine(args[0], "secrets.jsonl")))
        {
            Console.Error.WriteLine("No secrets.jsonl there. Give the folder that holds it: bench secrets DIR [TEXT-FOLDER...]");
            return 2;
        }

        var show = args.Contains("--show");
        var folders = args[1..].Where(a => !a.StartsWith('-')).ToArray();
        var rows = Corpus(Path.Combine(args[0], "secrets.jsonl"));
        Recall(rows, show);
        Alarms(rows, show);
        Cost.Print(rows.Select(r => r.Text));
        if (!args.Contains("--no-text"))
            RealText.Print(folders.Length > 0 ? folders : RealText.Default(), show);
        return 0;
    }

    public static List<SecretRow> Corpus(string file) =>
        [.. File.ReadLines(file).Where(l => l.Length > 0).Select(l => JsonReader.TryRead(System.Text.Encoding.UTF8.GetBytes(l), out var v, out _) && v is JsonObject o
            ? new SecretRow(o.Text("text")!, o.Text("secret") ?? "", o.Text("rule")!, o.Text("source")!, o.Text("cls")!, o.Find("label") is JsonNumber { Raw: "1" })
            : throw new InvalidDataException(l))];

    private static void Recall(List<SecretRow> rows, bool show)
    {
        var secrets = rows.Where(r => r.IsSecret).Select(r => (Row: r, Found: !r.Leaks(Redaction.Redact(r.Text)))).ToList();
        Console.WriteLine($"{"found",-34} {"rows",6} {"found",6} {"%",7}");
        foreach (var group in secrets.GroupBy(s => s.Row.Class).OrderBy(g => g.Key, StringComparer.Ordinal))
            Line(group.Key, group.Select(g => g.Found));
        foreach (var group in secrets.GroupBy(s => s.Row.Source).OrderBy(g => g.Key, StringComparer.Ordinal))
            Line("source " + group.Key, group.Select(g => g.Found));
        Line("all", secrets.Select(s => s.Found));
        Console.WriteLine();
        Console.WriteLine("by what follows the secret");
        foreach (var group in secrets.Where(s => s.Row.Class is "prefix" or "keyed" or "prose").GroupBy(s => s.Row.Follows).OrderBy(g => g.Key, StringComparer.Ordinal))
            Line(group.Key, group.Select(g => g.Found));
        Console.WriteLine();
        if (show)
        {
            foreach (var (row, found) in secrets.Where(s => !s.Found))
                Console.WriteLine($"MISS {row.Class} {row.Rule} | {row.Text.ReplaceLineEndings("\\n")} || {Redaction.Redact(row.Text).ReplaceLineEndings("\\n")}");
        }
    }

    private static void Line(string name, IEnumerable<bool> found)
    {
        var all = found.ToList();
        var hits = all.Count(f => f);
        Console.WriteLine($"{name,-34} {all.Count,6} {hits,6} {100.0 * hits / all.Count,7:0.00}");
    }

    private static void Alarms(List<SecretRow> rows, bool show)
    {
        var clean = rows.Where(r => !r.IsSecret).Select(r => (Row: r, Changed: Redaction.Redact(r.Text) != r.Text)).ToList();
        Console.WriteLine($"{"false alarms",-34} {"rows",6} {"alarms",6} {"%",7}");
        foreach (var group in clean.GroupBy(c => c.Row.Rule).OrderBy(g => g.Key, StringComparer.Ordinal).Where(g => show || g.Any(c => c.Changed)))
            Line(group.Key, group.Select(c => c.Changed));
        Line("all", clean.Select(c => c.Changed));
        Console.WriteLine();
        if (show)
        {
            foreach (var (row, _) in clean.Where(c => c.Changed))
                Console.WriteLine($"ALARM {row.Rule} | {row.Text} || {Redaction.Redact(row.Text)}");
        }
    }
}
