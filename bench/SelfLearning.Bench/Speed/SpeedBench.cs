using System.Globalization;

namespace SelfLearning.Bench.Speed;

/// <summary><c>bench speed [SIZES]</c>: whole-process times of the native program over stores of so many cards, beside the start of the
/// old program's language with the imports that it needs, in the same run.</summary>
internal static class SpeedBench
{
    public static int Run(string[] args)
    {
        Console.WriteLine($"{"what",-34} {"p50 ms",9} {"p95 ms",9} {"peak MB",9}");
        return OverSizes(args, [1_000, 10_000, 100_000], Measure);
    }

    /// <summary>Measures the published program in a temporary folder for each of the sizes that were given, or of the usual ones.</summary>
    public static int OverSizes(string[] args, IEnumerable<int> usual, Action<string, string, int> measure)
    {
        if (Repository.Program() is not { } program)
            return 1;
        foreach (var size in args.Length > 0 ? args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)) : usual)
        {
            var folder = Directory.CreateTempSubdirectory("self-learning-bench-").FullName;
            try
            {
                measure(program, folder, size);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return 0;
    }

    private static void Measure(string program, string folder, int size)
    {
        var repository = Path.Combine(folder, "repo");
        MadeStore.Make(repository, size);
        var variables = new Dictionary<string, string> { ["HOME"] = folder, ["USER"] = "bench" };
        FirstBuild(program, repository, variables, size);
        var runs = size >= 100_000 ? 15 : 40;
        Console.WriteLine($"-- {size.ToString("N0", CultureInfo.InvariantCulture)} cards, as many signals; {runs} runs each");
        Row("python3 with the old imports", new WholeProcess("python3", ["-c", "import argparse, json, re, pathlib, hashlib, difflib, datetime"], repository, "", variables), runs);
        foreach (var (name, line, input) in Commands(size))
            Row(name, new WholeProcess(program, line, repository, input, variables), runs);
    }

    private static void FirstBuild(string program, string repository, Dictionary<string, string> variables, int size)
    {
        var recall = new WholeProcess(program, ["recall", "docker"], repository, "", variables);
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        recall.RunOnce();
        var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"-- first build of the index over {size:N0} cards: {seconds:0.00} s, {size / seconds:N0} cards a second"));
    }

    private static IEnumerable<(string Name, string[] Args, string Input)> Commands(int size)
    {
        yield return ("--version", ["--version"], "");
        // Words that are in a tenth of the cards and in all of them: a rare word would be quicker.
        yield return ("recall, common words", ["recall", "docker hangs behind a proxy"], "");
        yield return ("recall, a sentence", ["recall", "--task", "why does git lose output in a container and what does the log say"], "");
        yield return ("recall, an error", ["recall", "--error", "cargo prints nothing, error 4123 in module_99"], "");
        yield return ("recall, silent", ["recall", "write a poem about the sea"], "");
        yield return ("list", ["list"], "");
        yield return ("list --query", ["list", "--query", "OPTION_17"], "");
        yield return ("show", ["show", "aha_000000000007"], "");
        yield return ("review --format json", ["review", "--format", "json"], "");
        yield return ("record one card", ["record"], $$"""{"aha_cards": [{"title": "bench {{size}}", "when_to_use": "timing", "problem": "none"}]}""");
        yield return ("signal", ["signal", "--kind", "aha_used", "--aha-id", "aha_000000000007"], "");
    }

    private static void Row(string name, WholeProcess process, int runs)
    {
        var times = process.Measure(runs);
        var failed = times.ExitCode == 0 ? "" : $"  exit {times.ExitCode}";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {times.P50,9:0.0} {times.P95,9:0.0} {process.PeakMemory(),9:0.0}{failed}"));
    }
}
