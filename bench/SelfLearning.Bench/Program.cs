namespace SelfLearning.Bench;

/// <summary>Measurements as commands that print tables: <c>bench NAME [ARGS]</c>.</summary>
internal static class Program
{
    private static readonly SortedDictionary<string, (string About, Func<string[], int> Run)> Commands = new(StringComparer.Ordinal)
    {
        ["recall"] = ("the quality of recall: ranking, silence, errors that come again [DIR]", Recall.RecallCommand.Run),
    };

    private static int Main(string[] args)
    {
        if (args.Length > 0 && Commands.TryGetValue(args[0], out var command))
            return command.Run(args[1..]);

        foreach (var (name, (about, _)) in Commands)
            Console.WriteLine($"bench {name,-12} {about}");
        return args.Length == 0 ? 0 : 2;
    }
}
