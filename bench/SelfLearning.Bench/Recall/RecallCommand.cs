using System.Diagnostics;
using SelfLearning.Core.Recall;

namespace SelfLearning.Bench.Recall;

/// <summary><c>bench recall [DIR]</c>: ranking, silence and errors that come again, over the sets of a folder.</summary>
internal static class RecallCommand
{
    private static readonly (string Name, Func<IReadOnlyList<Document>, ISearch> Make)[] Ways =
    [
        ("recall", documents => new CoreSearch(documents)),
        ("FTS5 bm25, Porter, OR", documents => new FtsSearch(documents, splitNames: false)),
        ("FTS5, names split", documents => new FtsSearch(documents, splitNames: true)),
        ("grep by words", documents => new GrepSearch(documents)),
        ("whole substring", documents => new SubstringSearch(documents)),
    ];

    public static int Run(string[] args)
    {
        var folder = args.Length > 0 ? args[0] : DefaultFolder();
        if (folder is null || !Directory.Exists(folder))
        {
            Console.Error.WriteLine($"There is no folder {folder ?? "../shared/data/recall"}: nothing was measured.");
            return 1;
        }

        var sets = DataSet.All(folder).ToList();
        var stores = new Dictionary<string, CoreSearch>(StringComparer.Ordinal);
        var results = sets.ToDictionary(set => set.Name, set => Ways.Select(way => Ask(set, way.Make, stores)).ToArray());
        foreach (var set in sets)
            PrintSet($"{set.Name} ({set.Documents.Count} cards, {set.Questions.Count} questions)", [.. results[set.Name].Select(Quality.Mean)]);
        var technical = sets.Where(set => DataSet.Technical.Contains(set.Name)).Select(set => results[set.Name]).ToList();
        if (technical.Count > 0)
            PrintMean(technical);
        SilenceTable.Print(sets, stores);
        PrintErrors(sets);
        return 0;
    }

    private static List<Quality> Ask(DataSet set, Func<IReadOnlyList<Document>, ISearch> make, Dictionary<string, CoreSearch> stores)
    {
        var groups = set.Documents.GroupBy(document => document.Group ?? "").ToDictionary(group => group.Key, group => make([.. group]));
        if (groups.Count == 1 && groups.Values.First() is CoreSearch store && DataSet.Technical.Contains(set.Name))
            stores[set.Name] = store;
        List<Quality> all = [.. set.Questions.Select(question => Quality.Of(groups[question.Group ?? ""].Find(question.Text, 10), set.Answers[question.Id]))];
        foreach (var search in groups.Values.OfType<IDisposable>())
            search.Dispose();
        return all;
    }

    private static void PrintSet(string title, Quality[] rows)
    {
        Console.WriteLine($"\n{title,-48} R@1    R@5    R@10   MRR@10 nDCG@10");
        for (var i = 0; i < rows.Length; i++)
            Console.WriteLine($"  {Ways[i].Name,-45} {rows[i].R1:F3}  {rows[i].R5:F3}  {rows[i].R10:F3}  {rows[i].Mrr:F3}  {rows[i].Ndcg:F3}");
    }

    private static void PrintMean(List<List<Quality>[]> sets)
    {
        PrintSet("mean over the technical sets", [.. Ways.Select((_, way) => Quality.Mean([.. sets.Select(set => Quality.Mean(set[way]))]))]);
        for (var way = 1; way < Ways.Length; way++)
        {
            PrintDifference($"R@5 over {Ways[way].Name}", sets, way, quality => quality.R5);
            PrintDifference($"MRR@10 over {Ways[way].Name}", sets, way, quality => quality.Mrr);
        }
    }

    private static void PrintDifference(string title, List<List<Quality>[]> sets, int way, Func<Quality, double> measure)
    {
        var (mean, low, high) = Bootstrap.Difference([.. sets.Select(set => set[0].Zip(set[way], (ours, theirs) => measure(ours) - measure(theirs)).ToList())]);
        Console.WriteLine($"  {title,-45} {100 * mean:+0.0;-0.0} points, 95 % {100 * low:+0.0;-0.0} to {100 * high:+0.0;-0.0}");
    }

    private static void PrintErrors(List<DataSet> sets)
    {
        var others = sets.FirstOrDefault(set => set.Name == "mixed")?.Documents ?? [];
        var clock = Stopwatch.StartNew();
        var index = new MemoryIndex([.. others.Select(CoreSearch.Card).Concat(ErrorVariations.Cards()).Select(IndexedCard.Of)]);
        Console.WriteLine($"\nErrors that come again, among {others.Count} other cards (index built in {clock.Elapsed.TotalSeconds:F1} s)");
        var asked = new (string, Func<string, Situation>)[]
        {
            ("as an error", error => new Situation { Error = error }),
            ("as a prompt", error => new Situation { Prompt = $"I get this, what now?\n{error}" }),
            ("between other lines", error => new Situation { Error = $"Running step 3 of 9\n$ ./run --fast\n{error}\nexit status 1" }),
        };
        foreach (var (name, situation) in asked)
        {
            var (first, count, missed) = ErrorVariations.Run(index, 10, CoreSearch.Now, situation);
            Console.WriteLine($"  {name,-20} first in {first} of {count} ({100.0 * first / count:F1} %)");
            foreach (var error in missed.Take(2))
                Console.WriteLine($"    missed: {error}");
        }
    }

    /// <summary>The shared sets beside the repository.</summary>
    public static string? DefaultFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SelfLearning.slnx")))
                return Path.GetFullPath(Path.Combine(folder.FullName, "../shared/data/recall"));
        }

        return null;
    }
}
