using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;
using SelfLearning.Bench.Recall;
using SelfLearning.Bench.Speed;
using SelfLearning.Tests.Quality.Recall;

namespace SelfLearning.Bench.Peers;

/// <summary><c>bench peers [OLD.py]</c>: this program beside others that remember, on the same material. npm installs them into a scratch folder; then
/// everything runs where there is no network. OLD.py is the Python tool that this program continues.</summary>
internal static class PeersBench
{
    private const string Inside = "--inside";
    private const string DejaVu = "@vshulcz/deja-vu";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static int Run(string[] args)
    {
        if (args is [Inside, var scratch, .. var old])
            return Measure(scratch, old is [var tool] ? tool : null);
        if (args.Length > 1 || (args is [var given] && !File.Exists(given)))
        {
            Console.Error.WriteLine("usage: bench peers [OLD.py], the Python tool that this program continues");
            return 2;
        }

        if (Repository.Program() is null)
            return 1;
        var folder = Directory.CreateTempSubdirectory("self-learning-peers-").FullName;
        try
        {
            foreach (var (package, version) in new[] { (Package(folder, MemoryServer.Package), MemoryServer.Version), (Package(folder, DejaVu), "") })
            {
                Console.WriteLine($"npm install {package.Name}: into a scratch folder, without scripts of packages");
                if (package.Install(version) is { } reason)
                    File.WriteAllText(package.Folder + ".txt", reason);
            }

            return WithoutNetwork([Environment.ProcessPath!, "peers", Inside, folder, .. args.Select(Path.GetFullPath)]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int WithoutNetwork(string[] command)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare", ["-rn", "--", "sh", "-c", "ip link set lo up; exec \"$0\" \"$@\"", .. command]))!;
            if (process.WaitForExit(Longest))
                return process.ExitCode;
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            Console.Error.WriteLine($"It did not end within {Longest.TotalMinutes:0} minutes.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.Error.WriteLine("unshare (util-linux) is not installed, and foreign programs are not run with a network.");
        }

        return 1;
    }

    private static int Measure(string folder, string? old)
    {
        if (NetworkInterface.GetAllNetworkInterfaces().Any(i => i.NetworkInterfaceType != NetworkInterfaceType.Loopback))
        {
            Console.Error.WriteLine("There is a network here, and foreign programs are not run with one.");
            return 1;
        }

        var started = Stopwatch.GetTimestamp();
        var notes = new List<string>();
        List<(string Name, IReadOnlyDictionary<string, string> Cells)> columns = [];
        foreach (var peer in There(folder, old, notes))
        {
            var trial = new Trial(peer, Directory.CreateDirectory(Path.Combine(folder, $"trial-{columns.Count}")).FullName);
            columns.Add((peer.Name, trial.Run()));
            if (trial.Note is { } note)
                notes.Add(note);
        }

        columns.AddRange(Barely(folder, notes));
        Print(columns);
        var held = OwnCard.All.Where(own => own.IsHeldOut).ToList();
        Console.WriteLine();
        Console.WriteLine($"Without network, {Environment.ProcessorCount} processors, medians. {OwnCard.All.Count} lessons. Right: among the first five, of {held.Count(own => own.Question is not null)} questions and {held.Count(own => own.Error is not null)} error messages " +
            $"that nothing was tuned by. False: of {Resource.Lines("ordinary-prompts.txt").Count} prompts that no lesson is about. Secrets: of {MadeSecrets.All.Count} made ones in as many lessons. Lost: of {Trial.Writers * Trial.EachWrites} lessons by {Trial.Writers} processes at once.");
        notes.ForEach(Console.WriteLine);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"It took {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes."));
        return 0;
    }

    private static IEnumerable<IPeer> There(string folder, string? old, List<string> notes)
    {
        var program = Repository.Program()!;
        yield return new CommandLinePeer("self-learning", $"{Figure.Megabytes(new FileInfo(program).Length)}, one program", program, [], false);
        var server = Package(folder, MemoryServer.Package);
        if (server.IsThere)
            yield return new MemoryServer(server);
        else
            notes.Add($"{server.Name}: not measured: {Reason(server)}.");
        if (old is null)
            notes.Add("The Python tool: not measured: not given.");
        else
            yield return new CommandLinePeer("the Python tool", $"{Figure.Megabytes(new FileInfo(old).Length)}, one file, and python", Python(folder), [old], true);
    }

    // Of a peer whose answers are not known, only what needs no knowledge of them.
    private static IEnumerable<(string, IReadOnlyDictionary<string, string>)> Barely(string folder, List<string> notes)
    {
        var package = Package(folder, DejaVu);
        if (!package.IsThere)
        {
            notes.Add($"{package.Name}: not measured: {Reason(package)}.");
            yield break;
        }

        var cells = new Dictionary<string, string> { [Row.Installed] = $"{Figure.Megabytes(package.Bytes)} in {package.Packages} npm packages, and node" };
        if (package.Program is { } program)
        {
            var times = new WholeProcess(program, ["--version"], folder, "", new Dictionary<string, string> { ["HOME"] = folder }).Measure(20);
            if (times.ExitCode == 0)
                cells[Row.Start] = Figure.Milliseconds(times.P50);
        }

        notes.Add($"{package.Name} {package.Version}: only what needs no knowledge of how it answers.");
        yield return (package.Name, cells);
    }

    private static NpmPackage Package(string folder, string name) => new(Path.Combine(folder, name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]), name);

    private static string Reason(NpmPackage package) => File.ReadAllText(package.Folder + ".txt");

    // The interpreter itself: a wrapper in the path, such as a version manager's, is not the tool's slowness.
    private static string Python(string folder) =>
        new WholeProcess("python3", ["-c", "import sys; print(sys.executable)"], folder, "", new Dictionary<string, string>()).RunOnce().Output.Trim();

    private static void Print(List<(string Name, IReadOnlyDictionary<string, string> Cells)> columns)
    {
        List<string[]> table = [["", .. columns.Select(c => c.Name)], .. Row.All.Select(row => (string[])[row, .. columns.Select(c => c.Cells.GetValueOrDefault(row, "not measured"))])];
        var widths = Enumerable.Range(0, table[0].Length).Select(i => table.Max(line => line[i].Length)).ToList();
        table.Insert(1, [.. widths.Select(w => new string('-', w))]);
        Console.WriteLine();
        foreach (var line in table)
            Console.WriteLine("| " + string.Join(" | ", line.Select((cell, i) => cell.PadRight(widths[i]))) + " |");
    }
}
