using System.Diagnostics;
using System.Globalization;
using SelfLearning.Bench.Speed;

namespace SelfLearning.Bench.Learn;

/// <summary><c>bench learn DIR --gigabyte</c>: the published program learns from a gigabyte of the sessions of a folder, copied under ever new names into a home of its own;
/// then again, where nothing is new. Whole processes, wall time and peak memory.</summary>
internal static class GigabyteBench
{
    private const long Bytes = 1_000_000_000;
    private const int Runs = 20;

    public static int Run(string labelled)
    {
        if (Repository.Program() is not { } program)
            return 1;
        var folder = Directory.CreateTempSubdirectory("self-learning-bench-").FullName;
        try
        {
            var repository = Path.Combine(folder, "repo");
            Directory.CreateDirectory(Path.Combine(repository, ".git"));
            var (files, bytes) = Copy(Path.Combine(labelled, "set"), Path.Combine(folder, "home/.claude/projects", Slug(repository)), repository);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files} transcripts, {bytes / 1e6:F0} MB, {Environment.ProcessorCount} cores"));
            var learn = new WholeProcess(program, ["learn", "--limit", "1"], repository, "", new Dictionary<string, string> { ["HOME"] = Path.Combine(folder, "home"), ["USER"] = "bench" });

            var watch = Stopwatch.StartNew();
            var peak = learn.PeakMemory();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learn, all of it new    {watch.Elapsed.TotalSeconds,8:F1} s   peak {peak:F0} MB"));
            var again = learn.Measure(Runs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learn, nothing new      {again.P50,8:F0} ms  p95 {again.P95:F0} ms ({Runs} runs, exit code {again.ExitCode})  peak {learn.PeakMemory():F0} MB"));
            return again.ExitCode;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Each copy says that it was made in this repository, so that all of it is read to its end and judged.
    private static (int Files, long Bytes) Copy(string set, string to, string repository)
    {
        Directory.CreateDirectory(to);
        var sources = Directory.GetFiles(set, "*.jsonl", SearchOption.AllDirectories).Where(f => !f.Contains("/converted/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(f => SessionFolders.MovedTo(File.ReadAllText(f), repository)).ToList();
        var (files, bytes) = (0, 0L);
        for (; bytes < Bytes; files++)
        {
            var path = Path.Combine(to, $"{files:00000}.jsonl");
            File.WriteAllText(path, sources[files % sources.Count]);
            bytes += new FileInfo(path).Length;
        }

        return (files, bytes);
    }

    private static string Slug(string path) => string.Concat(path.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-'));
}
