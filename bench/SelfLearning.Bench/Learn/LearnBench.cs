using SelfLearning.Core.Learning.Fixes;

namespace SelfLearning.Bench.Learn;

internal static class LearnBench
{
    public static int Run(string[] args)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(args[0], "set"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var t = SessionFile.Read(path);
            var name = Path.GetRelativePath(Path.Combine(args[0], "set"), path);
            foreach (var f in FixFinder.Find(t))
            {
                var l = new CommandLine(f.Failed.Input);
                Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(new { session = name, worth = f.Worth.Value, reasons = f.Worth.Reasons,  at = f.Failed.At, kind = f.Error.Kind.ToString(), f.Error.Line, sig = f.Error.Signature, how = f.How.ToString(), made = f.MadeIt.At, ok = f.Ok?.At ?? -1, soft = f.IsSoft, f.Distance, steps = f.Steps.Count, edits = f.Steps.Count(s => s.Kind == SelfLearning.Core.Transcripts.CallKind.Edit), looks = l.OnlyLooks, ends = l.EndsLooking, tests = l.RunsTests, len = f.Failed.Input.Length, code = f.Failed.ExitCode, cmd = f.Failed.Input[..Math.Min(200, f.Failed.Input.Length)], fix = f.MadeIt.Input[..Math.Min(200, f.MadeIt.Input.Length)], sim = new CommandLine(f.MadeIt.Input).Likeness(l), shares = new CommandLine(f.MadeIt.Input).SharesWord(l), fixlooks = new CommandLine(f.MadeIt.Input).OnlyLooks }));
            }
        }

        return 0;
    }
}
