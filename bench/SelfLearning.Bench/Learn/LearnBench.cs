using SelfLearning.Core.Transcripts;

namespace SelfLearning.Bench.Learn;

internal static class LearnBench
{
    public static int Run(string[] args)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(args[0], "set"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var t = SessionFile.Read(path);
            Console.WriteLine($"{Path.GetRelativePath(Path.Combine(args[0], "set"), path)}\t{t.Format}\t{t.Calls.Count}\t{t.Turns.Count}\t{string.Join(',', t.Calls.Where(c => c.Outcome is CallOutcome.Failed or CallOutcome.Denied or CallOutcome.NotRun).Select(c => c.At))}\t{string.Join(',', t.Turns.Select(c => c.Line))}\t{t.Damaged}\t{t.Unknown}\t{t.Folder}\t{t.Started:O}");
        }

        return 0;
    }
}
