using System.Text.RegularExpressions;

namespace SelfLearning.Bench.Speed;

/// <summary><c>bench order PROGRAM</c>: writes the names of the functions that hooks run, by which the compiler lays them next to each other
/// (docs/decisions/0002-native-start.md). PROGRAM is the native program with its symbols and with time for its hooks:
/// <c>dotnet publish src/SelfLearning -r linux-x64 -c Release -p:StripSymbols=false -p:HookSeconds=60</c>. Needs valgrind and objcopy.</summary>
internal static partial class HookOrder
{
    public static int Run(string[] args)
    {
        if (args is not [var program])
        {
            Console.Error.WriteLine("usage: bench order PROGRAM, the native program with its symbols");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("self-learning-order-").FullName;
        try
        {
            // Valgrind reads names, but not .NET's debug information.
            var named = Path.Combine(folder, "self-learning");
            Output("objcopy", ["--strip-debug", Path.GetFullPath(program), named], folder, "");
            var names = new HashSet<string>(StringComparer.Ordinal);
            var ordered = new List<string>();
            var repository = Path.Combine(folder, "repo");
            MadeStore.Make(repository, 1_000);
            Output(named, ["recall", "docker"], repository, "");
            foreach (var payload in HookBench.Inputs(repository))
            {
                var counts = Path.Combine(folder, "counts");
                Output("valgrind", ["--tool=callgrind", "--compress-strings=no", "--callgrind-out-file=" + counts, named, "hook", "claude-code"], repository, payload);
                if (Directory.EnumerateFiles(repository, "faults.jsonl", SearchOption.AllDirectories).Any())
                    throw new InvalidOperationException("A hook ended before its time; was the program built with -p:HookSeconds=60?");
                ordered.AddRange(File.ReadLines(counts).Select(l => Function().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).Where(names.Add));
            }

            File.WriteAllLines(Path.Combine(Repository.Root, "src/SelfLearning/hooks.order"), ordered);
            Console.WriteLine($"{ordered.Count:N0} functions");
            return ordered.Count > 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        void Output(string tool, string[] given, string at, string input)
        {
            var (code, _) = new WholeProcess(tool, given, at, input, new Dictionary<string, string> { ["HOME"] = folder, ["USER"] = "bench" }).RunOnce();
            if (code != 0)
                throw new InvalidOperationException($"{tool} ended with {code}.");
        }
    }

    // The compiler's names are those of assembly, type and method, joined by underscores.
    [GeneratedRegex(@"^c?fn=([A-Z]\w*__\S+?)(?:'\d+)?$")]
    private static partial Regex Function();
}
