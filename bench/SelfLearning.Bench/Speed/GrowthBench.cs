using System.Globalization;

namespace SelfLearning.Bench.Speed;

/// <summary><c>bench growth [SIZES]</c>: whole-process times of every verb over stores of N and of half as many cards, their ratio, and the
/// peak of memory at N. From 200,000 cards on a verb runs once. A verb that grows as its data does has a ratio of 2 at most.</summary>
internal static class GrowthBench
{
    public static int Run(string[] args)
    {
        var program = Repository.Program();
        if (program is null)
            return 1;
        var sizes = args.Length > 0 ? [.. args.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : new[] { 1_000, 10_000, 100_000, 1_000_000 };
        Console.WriteLine($"{"cards",9} {"verb",-16} {"ms at N/2",9} {"ms at N",9} {"ratio",6} {"peak MB",8}");
        foreach (var size in sizes)
        {
            var (half, whole) = (Measure(program, size / 2), Measure(program, size));
            foreach (var (verb, row) in whole)
            {
                var failed = row.Exit > 1 || half[verb].Exit > 1 ? $"  exit {half[verb].Exit}, {row.Exit}" : "";
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size,9} {verb,-16} {half[verb].Time,9:0.0} {row.Time,9:0.0} {row.Time / half[verb].Time,6:0.00} {row.Memory,8:0}{failed}"));
            }
        }

        return 0;
    }

    private static Dictionary<string, (double Time, double Memory, int Exit)> Measure(string program, int size)
    {
        var folder = Directory.CreateTempSubdirectory("self-learning-bench-").FullName;
        try
        {
            var repository = Path.Combine(folder, "repo");
            MadeStore.Make(repository, size);
            var skill = Directory.CreateDirectory(Path.Combine(repository, ".claude/skills/one")).FullName;
            File.WriteAllText(Path.Combine(skill, "SKILL.md"), "---\nname: one\ndescription: One.\n---\n\n# One\n");
            var variables = new Dictionary<string, string> { ["HOME"] = Path.Combine(folder, "home"), ["USER"] = "bench" };
            Directory.CreateDirectory(variables["HOME"]);
            var rows = new Dictionary<string, (double, double, int)>();
            foreach (var (line, input) in Commands())
            {
                var process = new WholeProcess(program, line, repository, input, variables);
                // The first build of the index is no part of a recall.
                if (line[0] == "recall")
                    process.RunOnce();
                rows[line[0]] = size >= 200_000 ? Once(process) : Often(process, size, line[0]);
            }

            return rows;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Time, double Memory, int Exit) Often(WholeProcess process, int size, string verb)
    {
        var times = process.Measure(verb is "doctor" or "redact-history" ? 1 : size >= 20_000 ? 7 : 15);
        return (times.P50, process.PeakMemory(), times.ExitCode);
    }

    private static (double Time, double Memory, int Exit) Once(WholeProcess process)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var memory = process.PeakMemory();
        return (System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds, memory, 0);
    }

    private static IEnumerable<(string[] Args, string Input)> Commands()
    {
        yield return (["list"], "");
        yield return (["show", "aha_000000000007"], "");
        yield return (["review", "--format", "json"], "");
        yield return (["recall", "docker hangs behind a proxy"], "");
        yield return (["record"], """{"aha_cards": [{"title": "bench", "when_to_use": "timing", "problem": "none"}]}""");
        yield return (["signal", "--kind", "aha_used", "--aha-id", "aha_000000000007"], "");
        yield return (["use", "--aha", "aha_000000000007"], "");
        yield return (["aha-status", "--id", "aha_000000000006", "--status", "accepted"], "");
        yield return (["rec-status", "--id", "rec_000000000001", "--status", "accepted"], "");
        yield return (["promote", "--ids", "aha_000000000003"], "");
        yield return (["export-backport", "--skill-path", ".claude/skills/one", "--ids", "aha_000000000006", "--apply"], "");
        yield return (["backport-status"], "");
        yield return (["forget", "aha_000000000009"], "");
        yield return (["repair"], "");
        yield return (["doctor"], "");
        yield return (["redact-history"], "");
    }
}
