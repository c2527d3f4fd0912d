using System.Diagnostics;
using System.Text;

namespace SelfLearning.Bench.Speed;

/// <summary>Times whole processes as their callers see them: start, pipe in, pipe out, end.</summary>
internal sealed record WholeProcess(string Program, IReadOnlyList<string> Args, string Folder, string Input, IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Milliseconds; the exit code of the last run, and in how many runs something was printed.</summary>
    public sealed record Times(double P50, double P95, int ExitCode, int Spoke);

    /// <summary>Runs <paramref name="runs"/> times after two that do not count.</summary>
    public Times Measure(int runs) => Measure(runs, _ => this);

    /// <summary>The same for a process that differs from run to run, such as by its input.</summary>
    public static Times Measure(int runs, Func<int, WholeProcess> process)
    {
        var milliseconds = new List<double>(runs);
        var (exit, output) = (0, 0);
        for (var i = -2; i < runs; i++)
        {
            var next = process(i);
            var started = Stopwatch.GetTimestamp();
            var (code, text) = next.RunOnce();
            if (i < 0)
                continue;
            milliseconds.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            (exit, output) = (code, output + (text.Length > 0 ? 1 : 0));
        }

        milliseconds.Sort();
        return new Times(At(milliseconds, 0.5), At(milliseconds, 0.95), exit, output);
    }

    /// <summary>The largest memory of one run in MB, by GNU time; 0 where that is not installed.</summary>
    public double PeakMemory()
    {
        if (!File.Exists("/usr/bin/time"))
            return 0;
        var file = Path.GetTempFileName();
        var measured = this with { Program = "/usr/bin/time", Args = ["-f", "%M", "-o", file, Program, .. Args] };
        measured.RunOnce();
        var kilobytes = double.Parse(File.ReadAllLines(file)[^1], System.Globalization.CultureInfo.InvariantCulture);
        File.Delete(file);
        return kilobytes / 1024;
    }

    private static double At(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(share * sorted.Count) - 1)];

    /// <summary>Runs once; the exit code and what it printed.</summary>
    public (int ExitCode, string Output) RunOnce()
    {
        var start = new ProcessStartInfo(Program, Args)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(Input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        errors.Wait();
        return (process.ExitCode, output);
    }
}
