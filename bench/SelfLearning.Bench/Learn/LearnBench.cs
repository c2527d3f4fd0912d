using System.Diagnostics;
using System.Text.Json;
using SelfLearning.Core.Learning.Mining;

namespace SelfLearning.Bench.Learn;

/// <summary><c>bench learn DIR [--findings | --said | --gigabyte]</c>: what learning finds in the labelled sessions of a folder, by the rule of its guidelines: the
/// same session, within one call; corrections at the same turn.</summary>
internal static class LearnBench
{
    private const int First = 10;

    public static int Run(string[] args)
    {
        if (args.Length == 0 || !File.Exists(Path.Combine(args[0], "labels.jsonl")))
        {
            Console.Error.WriteLine("Name the folder that holds labels.jsonl, sources.json and set/: bench learn DIR");
            return 1;
        }

        if (args.Contains("--gigabyte"))
            return GigabyteBench.Run(args[0]);
        var sessions = Read(args[0], out var bytes, out var seconds);
        if (args.Contains("--findings"))
        {
            PrintFindings(sessions);
            return 0;
        }

        Print("all sessions", sessions);
        Print("tuned on", [.. sessions.Where(s => s.IsForTuning)]);
        Print("confirmed on", [.. sessions.Where(s => !s.IsForTuning)]);
        foreach (var format in sessions.GroupBy(s => s.Format).OrderBy(g => g.Key, StringComparer.Ordinal))
            Print(format.Key, [.. format]);
        PrintFirst(sessions);
        PrintSaid(sessions, args.Contains("--said"));
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"\n{bytes / 1e6:F0} MB read and learned from in {seconds:F2} s ({bytes / 1e6 / seconds:F0} MB/s, one thread), peak memory {process.PeakWorkingSet64 / 1e6:F0} MB");
        return 0;
    }

    private static List<LabelledSession> Read(string folder, out long bytes, out double seconds)
    {
        var labels = Label.Read(folder);
        var sessions = new List<LabelledSession>();
        bytes = 0;
        using var sources = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "sources.json")));
        var watch = Stopwatch.StartNew();
        foreach (var source in sources.RootElement.EnumerateArray())
        {
            var name = source.GetProperty("session").GetString()!;
            var path = Path.Combine(folder, "set", name);
            if (!File.Exists(path))
                continue;
            bytes += new FileInfo(path).Length;
            var session = SessionFile.Read(path);
            sessions.Add(new LabelledSession(name, source.GetProperty("repo").GetString()!, session, SessionFindings.Of(session, name), [.. labels[name]]));
        }

        seconds = watch.Elapsed.TotalSeconds;
        return sessions;
    }

    private static void Print(string title, List<LabelledSession> sessions)
    {
        var hit = sessions.Sum(s => s.Negatives().Hit);
        var all = sessions.Sum(s => s.Negatives().All);
        Console.WriteLine($"\n{title} ({sessions.Count} sessions)");
        Console.WriteLine($"  fix         {Score.Sum(sessions.Select(s => s.Fixes()))}");
        Console.WriteLine($"  correction  {Score.Sum(sessions.Select(s => s.Corrections()))}");
        Console.WriteLine($"  negatives called a fix: {hit} of {all}{(all > 0 ? $" ({100.0 * hit / all:F1} %)" : "")}");
    }

    private static void PrintFirst(List<LabelledSession> sessions)
    {
        Console.WriteLine($"\nfirst {First} candidates of each repository: worth ≥ 1 / candidates");
        var byName = sessions.ToDictionary(s => s.Name, StringComparer.Ordinal);
        int worthy = 0, count = 0;
        foreach (var repository in sessions.GroupBy(s => s.Repository).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var groups = RepositoryFindings.Of([.. repository.Select(s => s.Found)]).GroupBy(f => (f.Kind, f.Key)).Take(First).ToList();
            var good = groups.Count(g => g.Any(f => byName[f.Source.Path].IsWorthy(f)));
            worthy += good;
            count += groups.Count;
            Console.WriteLine($"  {repository.Key,-32} {good} / {groups.Count}  {string.Join(' ', groups.Select(g => $"{(g.Any(f => byName[f.Source.Path].IsWorthy(f)) ? "+" : "-")}{g.Key.Kind.ToString()[..1]}"))}");
        }

        Console.WriteLine($"  all                              {worthy} / {count}");
    }

    // What hooks would say unreviewed, had they seen the sessions of a repository in the order of their beginnings.
    private static void PrintSaid(List<LabelledSession> sessions, bool each)
    {
        int again = 0, mended = 0, noted = 0;
        var said = new List<LiveReplay.Said>();
        foreach (var repository in sessions.GroupBy(s => s.Repository))
        {
            var replay = new LiveReplay();
            foreach (var session in repository.OrderBy(s => s.Read.Started).ThenBy(s => s.Name, StringComparer.Ordinal))
                said.AddRange(replay.Play(session));
            (again, mended, noted) = (again + replay.Again, mended + replay.AgainMended, noted + replay.Noted);
        }

        var right = said.Count(s => s.IsRight);
        Console.WriteLine($"\nhooks, unreviewed: {noted} fixes noted; {again} failures came again after a fix, {mended} of them were mended; something was said at {said.Count}, right in {right}{(said.Count > 0 ? $" ({100.0 * right / said.Count:F0} %)" : "")}");
        foreach (var s in each ? said : [])
            Console.WriteLine($"  {(s.IsRight ? "+" : "-")} {s.Session} {s.At} {s.Fix.How}\n      failed {Short(s.Failed)}\n      error  {Short(s.Fix.Error)}\n      said   {Short(s.Fix.Decisive)}\n      then   {Short(s.Then)}");
    }

    private static void PrintFindings(List<LabelledSession> sessions)
    {
        foreach (var session in sessions)
        {
            foreach (var f in session.Found.Findings)
                Console.WriteLine($"{(session.IsForTuning ? "t" : "c")} {(session.IsWorthy(f) ? "+" : "-")} {f.Worth.Value:F2} {f.Kind} {session.Name} {f.At}\t{Short(f.Command)}\t{Short(f.Text)}\t{Short(f.Decisive ?? "")}\t{string.Join("; ", f.Worth.Reasons)}");
        }
    }

    private static string Short(string text) => text.ReplaceLineEndings(" ") is { Length: > 100 } line ? line[..100] : text.ReplaceLineEndings(" ");
}
