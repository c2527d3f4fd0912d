using SelfLearning.Bench.Append;
using SelfLearning.Bench.Mcp;
using SelfLearning.Bench.Speed;

namespace SelfLearning.Bench;

/// <summary>Measurements as commands that print tables: <c>bench NAME [ARGS]</c>.</summary>
internal static class Program
{
    private static readonly SortedDictionary<string, (string About, Func<string[], int> Run)> Commands = new(StringComparer.Ordinal)
    {
        ["append"] = ("one of many writers at once: STORE WRITER COUNT BYTES", AppendWriter.Run),
        ["contract"] = ("whether this system's part of the system calls keeps its promises", Systems.SystemContract.Run),
        ["make-store"] = ("a repository with a store of N cards: REPOSITORY N", MakeStore),
        ["speed"] = ("whole-process times and memory over stores of [SIZES] cards", SpeedBench.Run),
        ["growth"] = ("time, time ratio for twice the data and memory of every verb over [SIZES] cards", GrowthBench.Run),
        ["hooks"] = ("whole-process times of hooks, silent and answering, over stores of [SIZES] cards, beside python3", HookBench.Run),
        ["order"] = ("the functions that hooks run, for the compiler to lay together: PROGRAM with its symbols", HookOrder.Run),
        ["mcp"] = ("a warm MCP server over stores of [SIZES] cards: start, recall, memory after ten thousand calls", McpBench.Run),
        ["secrets"] = ("secrets found, false alarms, changed lines of real text, cost: DIR [TEXT-FOLDER...]", Secrets.SecretsBench.Run),
        ["learn"] = ("what is learned from labelled transcripts: precision, recall, negatives, worth; what hooks would say; a gigabyte in time: DIR [--findings, --said, --gigabyte]", Learn.LearnBench.Run),
        ["picture"] = ("plays a session and draws it: docs/session.svg, or [FILE]", Picture.SessionPicture.Run),
        ["peers"] = ("this program beside others that remember, installed by npm, run without network: [OLD.py]", Peers.PeersBench.Run),
        ["recall"] = ("the quality of recall: ranking, silence, errors that come again [DIR]", Recall.RecallCommand.Run),
        ["recall-wild"] = ("the own material: errors through every wrapping, questions, commands [--held] [--missed]", Recall.WildBench.Run),
        ["recall-store"] = ("the sets of DIR in real stores: the index's answers beside the journals' [DIR]", Recall.StoreBench.Run),
    };

    private static int MakeStore(string[] args)
    {
        MadeStore.Make(args[0], int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    }

    private static int Main(string[] args)
    {
        if (args.Length > 0 && Commands.TryGetValue(args[0], out var command))
            return command.Run(args[1..]);

        foreach (var (name, (about, _)) in Commands)
            Console.WriteLine($"bench {name,-12} {about}");
        return args.Length == 0 ? 0 : 2;
    }
}
